import { join } from 'node:path'
import fc from 'fast-check'
import { TestBackend, type TestTenant } from '@cityos/testing'
import type { Seen, Walk } from './fixtures/paging'

const FIXTURE = join(__dirname, 'fixtures/paging.ts')
const RUNS = process.env['CITYOS_LONG'] ? 150 : 15

let backend: TestBackend
let tenant: TestTenant

beforeAll(async () => {
  backend = await TestBackend.start()
  tenant = await backend.provisionTenant('pages')
})
afterAll(() => backend?.stop())

const walk = (plan: Walk) => backend.run<Seen>(FIXTURE, 'walkPages', tenant.id, plan)

/** Few letters, so that many rows tie; two cases, an accent and a space, which collations sort in their own way. */
const name = fc.string({
  unit: fc.constantFrom('a', 'B', 'b', 'é', ' ', '-', "'"),
  minLength: 1,
  maxLength: 3,
})

const plan: fc.Arbitrary<Walk> = fc.record({
  limit: fc.integer({ min: 1, max: 6 }),
  order: fc.constantFrom('name', '-name', 'created_at', '-created_at', 'handle'),
  names: fc.array(name, { maxLength: 16 }),
  edits: fc.array(
    fc.record({
      inserted: fc.array(name, { maxLength: 3 }),
      deleted: fc.array(fc.nat(30), { maxLength: 2 }),
    }),
    { maxLength: 6 },
  ),
})

describe('walking the pages of a list', () => {
  it('shows every row that stays exactly once and in order, whatever comes and goes between the pages', async () => {
    await fc.assert(
      fc.asyncProperty(plan, async (given) => {
        const { walked, stayed } = await walk(given)
        const ids = walked.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids.filter((id) => stayed.includes(id))).toEqual(stayed)
      }),
      { numRuns: RUNS, seed: Number(process.env['CITYOS_SEED'] ?? Date.now() % 2 ** 31) },
    )
  })

  it('ends on the last full page', async () => {
    const { pages, walked } = await walk({ limit: 2, order: 'name', names: ['a', 'a', 'a', 'a'], edits: [] })
    expect([pages, walked.length]).toEqual([2, 4])
  })

  it.each([
    ['no cursor of ours', () => 'abc'],
    ['of another order', (made: string) => made],
    ['cut short', (made: string) => made.slice(0, -6)],
  ])('a cursor that is %s is refused with cursor_invalid', async (_name, spoil) => {
    await backend.provisionTenant(`more-${_name.length}`)
    const list = (query: string) =>
      backend.platform.get<{ next_cursor: string; code: string }>(`/admin/tenants?limit=1${query}`)
    const made = (await list('&order=name')).body.next_cursor
    expect(made).toBeTruthy()
    const answer = await list(`&order=handle&cursor=${encodeURIComponent(spoil(made))}`)
    expect([answer.status, answer.body.code]).toEqual([400, 'cursor_invalid'])
  })
})

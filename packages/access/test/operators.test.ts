import { join } from 'node:path'
import fc from 'fast-check'
import { toMedusaFilter, toPayloadAccess, UnsupportedPlanError } from '../src'
import { filterFromPlan } from '../src/filter/from-plan'
import { toCerbosPrincipal } from '../src/pdp/to-cerbos'
import { passesMedusa, passesPayload } from './support/interpreters'
import { somebody } from './support/people'
import { startPdp, type RealPdp } from './support/pdp'

jest.setTimeout(120_000)

const FIELDS = { n: 'n', s: 's', flag: 'flag' }
const principal = toCerbosPrincipal(somebody())
const rows = fc.record({
  n: fc.constantFrom(1, 2, 3, 4, null),
  s: fc.constantFrom('a', 'b', 'c', null),
  flag: fc.constantFrom(true, false, null),
})

let real: RealPdp

beforeAll(async () => {
  real = await startPdp(join(__dirname, 'policies'))
})
afterAll(() => real?.stop())

it.each([
  'less',
  'flipped',
  'not_less',
  'bare',
  'not_bare',
  'is_null',
  'not_null',
  'unequal',
  'not_in',
  'nested',
  'denied',
])('the condition "%s" means the same as a filter', async (action) => {
  const filter = filterFromPlan(await real.pdp.plan(principal, action, 'gauge'))
  const payload = toPayloadAccess(filter, FIELDS)
  const medusa = toMedusaFilter(filter, FIELDS)
  await fc.assert(
    fc.asyncProperty(fc.array(rows, { minLength: 20, maxLength: 40 }), async (some) => {
      const checks = some.map((attr, i) => ({
        resource: { kind: 'gauge', id: String(i), attr },
        actions: [action],
      }))
      const allowed = await real.pdp.check(principal, checks)
      some.forEach((row, i) => {
        const may = allowed[i]?.has(action)
        expect([row, passesPayload(payload, row, false)]).toEqual([row, may])
        expect([row, passesPayload(payload, row, true)]).toEqual([row, may])
        expect([row, passesMedusa(medusa, row)]).toEqual([row, may])
      })
    }),
    { numRuns: 8 },
  )
})

it.each(['pattern', 'pair', 'by_id'])('the condition "%s" is refused, not guessed at', async (action) => {
  const plan = await real.pdp.plan(principal, action, 'gauge')
  expect(() => filterFromPlan(plan)).toThrow(UnsupportedPlanError)
})

import fc from 'fast-check'
import { RESOURCE_ACTIONS, ROW_RESOURCES, type ResourceKind } from '@cityos/contracts'
import {
  accessForRequest,
  attributesOf,
  toMedusaFilter,
  toPayloadAccess,
  type Filter,
  type Resource,
} from '../src'
import { principals, rowsOf, type Row } from './support/arbitraries'
import { passesMedusa, passesPayload } from './support/interpreters'
import { startPdp, type RealPdp } from './support/pdp'

jest.setTimeout(600_000)

const KINDS = Object.keys(RESOURCE_ACTIONS) as ResourceKind[]
const seen = { allowed: 0, denied: 0 }
let real: RealPdp

beforeAll(async () => {
  real = await startPdp()
})
afterAll(() => real?.stop())

/** Every answer that a row gets, by who gives it. */
function answersOf(filter: Filter, kind: ResourceKind, row: Row): Record<string, boolean> {
  const fields = Object.fromEntries(attributesOf(kind).map((name) => [name, name]))
  const stored = { id: 'row', ...row }
  const payload = toPayloadAccess(filter, fields)
  return {
    payload: passesPayload(payload, stored, false),
    payloadWhereNullIsUnequal: passesPayload(payload, stored, true),
    medusa: passesMedusa(toMedusaFilter(filter, fields), stored),
  }
}

const resourceOf = (kind: ResourceKind, { tenant, ...attributes }: Row, index: number): Resource => ({
  kind,
  id: `row_${index}`,
  tenant: tenant as string,
  attributes,
})

it.each(KINDS)('a %s passes the filter exactly when Cerbos allows it', async (kind) => {
  await fc.assert(
    fc.asyncProperty(
      principals,
      fc.constantFrom(...RESOURCE_ACTIONS[kind]),
      fc.array(rowsOf(kind), { minLength: 1, maxLength: 12 }),
      async (principal, action, rows) => {
        const access = accessForRequest(real.pdp)
        const filter = await access.filterFor(principal, action, kind)
        const allowed = await Promise.all(
          rows.map((row, index) => access.can(principal, action, resourceOf(kind, row, index))),
        )
        rows.forEach((row, index) => {
          const may = allowed[index] as boolean
          seen[may ? 'allowed' : 'denied']++
          expect({ row, ...answersOf(filter, kind, row) }).toEqual({
            row,
            payload: may,
            payloadWhereNullIsUnequal: may,
            medusa: may,
          })
        })
      },
    ),
    { numRuns: (kind in ROW_RESOURCES ? 40 : 8) * (process.env['CITYOS_LONG'] ? 50 : 1) },
  )
})

it('the rows were allowed and denied by turns: either alone would prove half of the promise', () => {
  expect(Math.min(seen.allowed, seen.denied)).toBeGreaterThan(200)
})

/**
 * What a database makes of the two filters, in a few lines: SQL's three-valued logic, where a comparison with null is
 * neither true nor false. `emptyIsUnequal` is the other reading, of databases that count null as unequal: a filter has
 * to mean the same under both.
 */
import type { MedusaFilter, PayloadWhere } from '../../src'

type Truth = boolean | null
type Row = Record<string, unknown>

const all = (parts: Truth[]): Truth => (parts.includes(false) ? false : parts.includes(null) ? null : true)
const any = (parts: Truth[]): Truth => (parts.includes(true) ? true : parts.includes(null) ? null : false)
const not = (truth: Truth): Truth => (truth === null ? null : !truth)

function compare(value: unknown, operator: string, wanted: unknown): Truth {
  if (value === null || value === undefined) return null
  switch (operator) {
    case 'eq':
      return value === wanted
    case 'in':
      return any((wanted as unknown[]).map((one) => value === one))
    case 'lt':
      return (value as number) < (wanted as number)
    case 'le':
      return (value as number) <= (wanted as number)
    case 'gt':
      return (value as number) > (wanted as number)
    case 'ge':
      return (value as number) >= (wanted as number)
    default:
      throw new Error(`The database knows no ${operator}.`)
  }
}

const PAYLOAD: Record<string, string> = {
  equals: 'eq',
  in: 'in',
  less_than: 'lt',
  less_than_equal: 'le',
  greater_than: 'gt',
  greater_than_equal: 'ge',
}

export function passesPayload(access: boolean | PayloadWhere, row: Row, emptyIsUnequal: boolean): boolean {
  return typeof access === 'boolean' ? access : payload(access, row, emptyIsUnequal) === true
}

function payload(where: PayloadWhere, row: Row, emptyIsUnequal: boolean): Truth {
  return all(
    Object.entries(where).map(([key, inner]) => {
      if (Array.isArray(inner)) {
        return (key === 'and' ? all : any)(inner.map((part) => payload(part, row, emptyIsUnequal)))
      }
      const value = row[key]
      return all(
        Object.entries(inner).map(([operator, wanted]): Truth => {
          if (operator === 'exists') return (value !== null) === wanted
          if (operator === 'not_equals' || operator === 'not_in') {
            if (value === null && emptyIsUnequal) return true
            return not(compare(value, operator === 'not_in' ? 'in' : 'eq', wanted))
          }
          return compare(value, PAYLOAD[operator] ?? operator, wanted)
        }),
      )
    }),
  )
}

const MEDUSA: Record<string, string> = { $in: 'in', $lt: 'lt', $lte: 'le', $gt: 'gt', $gte: 'ge' }

export function passesMedusa(filter: MedusaFilter, row: Row): boolean {
  return medusa(filter, row) === true
}

function medusa(filter: MedusaFilter, row: Row): Truth {
  return all(
    Object.entries(filter).map(([key, inner]): Truth => {
      if (key === '$and' || key === '$or') {
        return (key === '$and' ? all : any)((inner as MedusaFilter[]).map((part) => medusa(part, row)))
      }
      const value = row[key] ?? null
      if (inner === null) return value === null
      if (typeof inner !== 'object') return compare(value, 'eq', inner)
      return all(
        Object.entries(inner).map(([operator, wanted]): Truth => {
          if (operator === '$ne' && wanted === null) return value !== null
          if (operator === '$ne') return not(compare(value, 'eq', wanted))
          if (operator === '$nin') return not(compare(value, 'in', wanted))
          return compare(value, MEDUSA[operator] ?? operator, wanted)
        }),
      )
    }),
  )
}

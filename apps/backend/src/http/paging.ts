import { CityosError, type PageInfo } from '@cityos/contracts'

interface PageQuery {
  limit: number
  order: string
  cursor?: string | undefined
}

interface FindConfig {
  take: number
  skip?: number
  order: Record<string, 'ASC' | 'DESC'>
  relations?: string[]
}

type Filters = Record<string, unknown>
type ListAndCount<Row> = (filters: Filters, config: FindConfig) => Promise<[Row[], number]>

interface Position {
  value: string
  id: string
}

/**
 * One page of a module's list, in the order that the query names and by id where that is equal. A page begins after
 * the row that the cursor remembers, so rows that come or go between two pages make nobody see a row twice or miss
 * one. Ids of ours rise with the time of creation, so `created_at` is read off them.
 * @throws CityosError `cursor_invalid` when the cursor was not made by this list in this order.
 */
export async function listPage<Row extends { id: string }>(
  listAndCount: ListAndCount<Row>,
  filters: Filters,
  query: PageQuery,
  relations: string[] = [],
): Promise<{ rows: Row[]; page: PageInfo }> {
  const direction = query.order.startsWith('-') ? 'DESC' : 'ASC'
  const named = query.order.replace(/^-/, '')
  const field = named === 'created_at' ? 'id' : named
  const order = { [field]: direction, id: direction } as const
  // A copy: Medusa's services take q out of the filters that they are given.
  const [, count] = await listAndCount({ ...filters }, { take: 1, order })
  const [found] = await listAndCount(
    { ...filters, ...after(query, field, direction) },
    { take: query.limit + 1, order, relations },
  )
  const rows = found.slice(0, query.limit)
  const last = found.length > query.limit ? rows.at(-1) : undefined
  const next_cursor = last ? encode(query.order, last, field) : null
  return { rows, page: { count, limit: query.limit, next_cursor } }
}

function after({ cursor, order }: PageQuery, field: string, direction: 'ASC' | 'DESC'): Filters {
  if (!cursor) return {}
  const { value, id } = decode(order, cursor)
  const beyond = direction === 'ASC' ? '$gt' : '$lt'
  if (field === 'id') return { id: { [beyond]: id } }
  return { $or: [{ [field]: { [beyond]: value } }, { [field]: value, id: { [beyond]: id } }] }
}

function encode(order: string, row: { id: string }, field: string): string {
  const value = String((row as Record<string, unknown>)[field])
  return Buffer.from(JSON.stringify([order, value, row.id])).toString('base64url')
}

function decode(order: string, cursor: string): Position {
  try {
    const [madeFor, value, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[]
    if (madeFor === order && typeof value === 'string' && typeof id === 'string') return { value, id }
  } catch {
    // What is no JSON was no cursor of ours; the error below says so.
  }
  throw new CityosError('cursor_invalid', 'cursor: does not belong to this list in this order.')
}

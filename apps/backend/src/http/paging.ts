import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { CityosError, type PageInfo } from '@cityos/contracts'

export interface PageQuery {
  limit: number
  order: string
  cursor?: string | undefined
}

type Order = Record<string, 'ASC' | 'DESC'>

interface FindConfig {
  take: number
  skip?: number
  order: Order
  relations?: string[]
}

type Filters = Record<string, unknown>
type ListAndCount<Row> = (filters: Filters, config: FindConfig) => Promise<[Row[], number]>

interface Position {
  value: string
  id: string
}

/** A list that can be asked how much of it there is, and for what stands behind a place in it. */
interface Source<Row> {
  count(): Promise<number>
  find(after: Filters, config: { take: number; order: Order }): Promise<Row[]>
}

/**
 * One page of a module's list, in the order that the query names and by id where that is equal. A page begins after
 * the row that the cursor remembers, so rows that come or go between two pages make nobody see a row twice or miss
 * one. Ids of ours rise with the time of creation, so `created_at` is read off them.
 * @throws CityosError `cursor_invalid` when the cursor was not made by this list in this order.
 */
export function listPage<Row extends { id: string }>(
  listAndCount: ListAndCount<Row>,
  filters: Filters,
  query: PageQuery,
  relations: string[] = [],
): Promise<{ rows: Row[]; page: PageInfo }> {
  return pageOf<Row>(query, {
    // A copy: Medusa's services take q out of the filters that they are given.
    count: async () => (await listAndCount({ ...filters }, { take: 1, order: { id: 'ASC' } }))[1],
    find: async (after, config) =>
      (await listAndCount({ ...filters, ...after }, { ...config, relations }))[0],
  })
}

/** The same of rows of a table: `wanted` makes the query for all of them anew each time. @throws as `listPage`. */
export function listSelected<Row extends { id: string }>(
  wanted: () => Knex.QueryBuilder,
  query: PageQuery,
  columns: readonly string[] = ['*'],
): Promise<{ rows: Row[]; page: PageInfo }> {
  return pageOf<Row>(query, {
    count: async () => {
      const [counted] = (await wanted().count('id as count')) as { count: string }[]
      return Number(counted?.count ?? 0)
    },
    find: async (after, { take, order }) => {
      const sorted = Object.entries(order).map(([column, direction]) => ({ column, order: direction }))
      const found = wanted().where((where) => beyond(where, after))
      return (await found.select(columns).orderBy(sorted).limit(take)) as Row[]
    },
  })
}

async function pageOf<Row extends { id: string }>(
  query: PageQuery,
  { count, find }: Source<Row>,
): Promise<{ rows: Row[]; page: PageInfo }> {
  const direction = query.order.startsWith('-') ? 'DESC' : 'ASC'
  const named = query.order.replace(/^-/, '')
  const field = named === 'created_at' ? 'id' : named
  const total = await count()
  const order: Order = { [field]: direction, id: direction }
  const found = await find(after(query, field, direction), { take: query.limit + 1, order })
  const rows = found.slice(0, query.limit)
  const last = found.length > query.limit ? rows.at(-1) : undefined
  const next_cursor = last ? encode(query.order, last, field) : null
  return { rows, page: { count: total, limit: query.limit, next_cursor } }
}

/** What stands behind a cursor: `{ id: { $lt } }`, or one of several. */
function beyond(where: Knex.QueryBuilder, { $or, ...columns }: Filters): void {
  for (const [column, value] of Object.entries(columns)) {
    const { $lt, $gt } = (value ?? {}) as { $lt?: string; $gt?: string }
    if ($lt !== undefined) where.where(column, '<', $lt)
    else if ($gt !== undefined) where.where(column, '>', $gt)
    else where.where(column, value as string)
  }
  const either = $or as Filters[] | undefined
  if (either) where.where((any) => either.forEach((one) => any.orWhere((inner) => beyond(inner, one))))
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

import type { Client } from 'pg'
import { ident, listColumns } from '../schema/catalog'
import { ULID } from './ghost'
import type { Row } from './types'

/** Everything that one tenant holds, read behind the curtain. */
export interface Inhabitant {
  tenantId: string
  /** Part of every name, e-mail and code of this tenant and of no other's. */
  mark: string
  rows: Map<string, Row[]>
}

/** Reads all rows of a tenant, as the owner, in an order that two tenants with like contents share. */
export async function readInhabitant(owner: Client, tenantId: string, mark: string): Promise<Inhabitant> {
  const rows = new Map<string, Row[]>()
  const mentions = new Map<string, number>()
  for (const [table, columns] of await listColumns(owner)) {
    if (!columns.has('tenant_id')) continue
    const { rows: found } = await owner.query<{ row: Row }>(
      `select to_jsonb(t) as row from ${ident(table)} t where tenant_id = $1`,
      [tenantId],
    )
    rows.set(
      table,
      found.map(({ row }) => row).filter((row) => !row['deleted_at']),
    )
    for (const id of JSON.stringify(found).match(ULID) ?? []) mentions.set(id, (mentions.get(id) ?? 0) + 1)
  }
  for (const [table, list] of rows) rows.set(table, sortAlike(list, mentions, [tenantId, mark]))
  return { tenantId, mark, rows }
}

/** Rows that most others mention first, so that a chosen row has children; equals by what they say. */
function sortAlike(rows: Row[], mentions: Map<string, number>, names: string[]): Row[] {
  const ranked = rows.map((row) => {
    let content = JSON.stringify(row)
    for (const name of names) content = content.replaceAll(name, '')
    const timeless = content.replace(ULID, '').replace(/"\d{4}-\d\d-\d\dT[^"]*"|[0-9a-f]{32,}/g, '')
    const mentioned = mentions.get(String(row['id']).slice(-26)) ?? 0
    return { row, rank: `${String(100_000 - mentioned)} ${timeless}` }
  })
  return ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1)).map(({ row }) => row)
}

/** Names under which other tables point at a table besides `<table>_id`. */
const POINTERS: Record<string, string[]> = {
  product_variant: ['variant_id'],
  product_option: ['option_id'],
  product_collection: ['collection_id'],
  order_claim: ['claim_id'],
  order_exchange: ['exchange_id'],
  order_line_item: ['item_id', 'line_item_id'],
  stock_location: ['location_id'],
  promotion_campaign: ['campaign_id'],
  cart_line_item: ['line_item_id'],
}

const pointersTo = (table: string) => [`${table}_id`, ...(POINTERS[table] ?? [])]

/**
 * The row of `table` that belongs to a row already chosen: its parent, its child, or its neighbour across a
 * link table. Undefined when they have nothing to do with each other.
 */
export function relatedRow({ rows }: Inhabitant, table: string, chosen: Map<string, Row>): Row | undefined {
  const candidates = rows.get(table) ?? []
  for (const [other, row] of chosen) {
    const parentId = pointersTo(table)
      .map((column) => row[column])
      .find(Boolean)
    const found =
      candidates.find((candidate) => candidate['id'] === parentId) ??
      candidates.find((candidate) => pointersTo(other).some((column) => candidate[column] === row['id'])) ??
      acrossLink(rows, candidates, table, other, row)
    if (found) return found
  }
  return undefined
}

function acrossLink(rows: Map<string, Row[]>, candidates: Row[], table: string, other: string, row: Row) {
  for (const links of rows.values()) {
    const here = pointersTo(other).find((column) => links[0] && column in links[0])
    const there = pointersTo(table).find((column) => links[0] && column in links[0])
    if (!here || !there) continue
    const link = links.find((candidate) => candidate[here] === row['id'])
    const found = link && candidates.find((candidate) => candidate['id'] === link[there])
    if (found) return found
  }
  return undefined
}

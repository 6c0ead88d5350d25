import type { Client } from 'pg'
import { ident, listColumns } from '../schema/catalog'
import type { Inhabitant } from './inhabitant'

/** A hash over all rows of a tenant per table; two equal snapshots mean that nothing was written. */
export async function snapshot(owner: Client, tenantId: string): Promise<Map<string, string>> {
  const hashes = new Map<string, string>()
  for (const [table, columns] of await listColumns(owner)) {
    if (!columns.has('tenant_id')) continue
    const { rows } = await owner.query<{ hash: string }>(
      `select count(*) || ':' || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash
         from ${ident(table)} t where tenant_id = $1`,
      [tenantId],
    )
    hashes.set(table, rows[0]?.hash ?? '')
  }
  return hashes
}

/** Tables in which two snapshots differ. */
export function changedTables(before: Map<string, string>, after: Map<string, string>): string[] {
  return [...after.keys()].filter((table) => before.get(table) !== after.get(table))
}

export interface DanglingReference {
  /** `table.column`, with the path inside a JSON column left out. */
  place: string
  /** `table.column` of the row that is pointed at. */
  value: string
}

/**
 * Where the rows of `holder` hold ids of rows of `victim`. PostgreSQL refuses such a foreign key; in link tables
 * and JSON nothing is checked, in plain Medusa neither: there an unknown id dangles just the same.
 */
export function danglingReferences(holder: Inhabitant, victim: Inhabitant): DanglingReference[] {
  const ids = new Set(
    [...victim.rows.values()].flat().flatMap((row) => (typeof row['id'] === 'string' ? [row['id']] : [])),
  )
  for (const rows of holder.rows.values()) for (const row of rows) ids.delete(String(row['id']))
  const found = new Map<string, DanglingReference>()
  for (const [table, rows] of holder.rows) {
    for (const row of rows) {
      for (const [column, value] of Object.entries(row)) {
        const text = typeof value === 'string' ? value : JSON.stringify(value ?? null)
        const id = (text.match(/[a-z]+_[0-9A-HJKMNP-TV-Z]{26}/g) ?? []).find((candidate) =>
          ids.has(candidate),
        )
        if (id) found.set(`${table}.${column}`, { place: `${table}.${column}`, value: id })
      }
    }
  }
  return [...found.values()]
}

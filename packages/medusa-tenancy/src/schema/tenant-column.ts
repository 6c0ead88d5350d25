import type { Client } from 'pg'
import { PLATFORM_TENANT_ID } from '../scope/scope'
import { ident, listColumns, listForeignKeys } from './catalog'

/** What the policies compare with: the tenant of the connection, or null, which no row equals. */
export const CURRENT_TENANT_SQL = "nullif(current_setting('app.tenant', true), '')"

/** Adds `tenant_id` where it is missing and returns the tables that got it now. */
export async function addTenantColumns(client: Client, tables: string[]): Promise<string[]> {
  const columns = await listColumns(client)
  const fresh = tables.filter((table) => !columns.get(table)?.has('tenant_id'))
  for (const table of fresh) {
    await client.query(
      `alter table ${ident(table)} add column tenant_id text not null default '${PLATFORM_TENANT_ID}'`,
    )
  }
  for (const table of tables) {
    await client.query(`alter table ${ident(table)} alter tenant_id set default ${CURRENT_TENANT_SQL}`)
    await client.query(`alter table ${ident(table)} alter tenant_id set not null`)
  }
  return fresh
}

interface Reference {
  column: string
  parent: string
  parentColumn: string
}

/**
 * Gives the rows of tables that an upgrade added to the tenant of the row they point to: by foreign key,
 * and where a link table has none, by its `<table>_id` columns. Repeats until nothing changes, because a
 * new table may point to another new table. Returns the number of rows that moved.
 */
export async function backfillTenants(client: Client, fresh: string[], owned: string[]): Promise<number> {
  if (!fresh.length) return 0
  const references = await referencesOf(client, fresh, owned)
  let moved = 0
  for (let changed = 1; changed > 0;) {
    changed = 0
    for (const [table, parents] of references) {
      for (const { column, parent, parentColumn } of parents) {
        const result = await client.query(
          `update ${ident(table)} child set tenant_id = parent.tenant_id from ${ident(parent)} parent
            where child.${ident(column)} = parent.${ident(parentColumn)}
              and child.tenant_id = $1 and parent.tenant_id <> $1`,
          [PLATFORM_TENANT_ID],
        )
        changed += result.rowCount ?? 0
      }
    }
    moved += changed
  }
  return moved
}

async function referencesOf(client: Client, fresh: string[], owned: string[]) {
  const columns = await listColumns(client)
  const foreignKeys = await listForeignKeys(client)
  const ownedSet = new Set(owned)
  const references = new Map<string, Reference[]>()
  for (const table of fresh) {
    const byKey = foreignKeys
      .filter((key) => key.child === table && ownedSet.has(key.parent) && key.childColumns.length === 1)
      .map((key) => ({
        column: key.childColumns[0] as string,
        parent: key.parent,
        parentColumn: key.parentColumns[0] as string,
      }))
    const byName = [...(columns.get(table) ?? [])]
      .filter((column) => column.endsWith('_id') && column !== 'tenant_id')
      .filter((column) => !byKey.some((reference) => reference.column === column))
      .map((column) => ({ column, parent: column.slice(0, -3), parentColumn: 'id' }))
      .filter(({ parent }) => ownedSet.has(parent) && parent !== table && columns.get(parent)?.has('id'))
    references.set(table, [...byKey, ...byName])
  }
  return references
}

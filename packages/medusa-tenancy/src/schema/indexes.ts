import type { Client } from 'pg'
import { ident, idents, listIndexes, shortName, type TableIndex } from './catalog'
import { listSearchTables } from './search-tables'

/** Our own indexes that serve a look-up before the tenant is known start with this and stay as they are. */
export const GLOBAL_INDEX_PREFIX = 'tenancy_'

/**
 * Tables whose primary key a caller chooses. Two tenants may hold the same one, and its being taken would tell
 * that another tenant holds it: core inserts images under the id that the request gave them.
 */
const NATURAL_PRIMARY_KEYS: Record<string, string> = { region_country: 'iso_2', image: 'id' }

/**
 * Makes every b-tree index of the tenants' tables lead with `tenant_id`: unique ones so that two tenants may
 * hold the same handle, the others because each query carries the tenant and the planner otherwise walks all
 * rows of the tenant. Adds a unique `(tenant_id, primary key)` for the composite foreign keys to point at.
 * Returns the number of indexes changed.
 */
export async function rebuildIndexes(client: Client, tables: string[]): Promise<number> {
  const owned = new Set(tables)
  let changed = await rebuildNaturalKeys(client, owned)
  const indexes = (await listIndexes(client)).filter((index) => owned.has(index.table))
  for (const index of indexes) {
    if (index.constraintType === 'u') changed += await rebuildUniqueConstraint(client, index)
    else if (isRebuildable(index)) {
      await client.query(`drop index ${ident(index.name)}`)
      await client.query(index.definition.replace('USING btree (', 'USING btree (tenant_id, '))
      changed++
    }
  }
  return changed + (await addTenantKeys(client, indexes))
}

function isRebuildable(index: TableIndex): boolean {
  const ours = index.name.startsWith(GLOBAL_INDEX_PREFIX)
  return (
    index.constraintType === null && index.method === 'btree' && !index.columns.includes('tenant_id') && !ours
  )
}

async function rebuildUniqueConstraint(client: Client, index: TableIndex): Promise<number> {
  if (index.columns.includes('tenant_id') || !index.constraintDefinition) return 0
  // NULLS NOT DISTINCT, INCLUDE and DEFERRABLE stay as they are.
  const definition = index.constraintDefinition.replace('(', '(tenant_id, ')
  await client.query(
    `alter table ${ident(index.table)} drop constraint ${ident(index.name)},
       add constraint ${ident(index.name)} ${definition}`,
  )
  return 1
}

async function rebuildNaturalKeys(client: Client, owned: Set<string>): Promise<number> {
  let changed = 0
  const keys = (await listIndexes(client)).filter((index) => index.constraintType === 'p')
  const natural = { ...NATURAL_PRIMARY_KEYS, ...(await listSearchTables(client)) }
  for (const key of keys) {
    // A key of several columns joins two ids of anybody's choice: link and pivot tables.
    const named = natural[key.table]
    const columns = named ? [named] : key.columns.length > 1 ? key.columns : []
    if (!owned.has(key.table) || !columns.length || key.columns[0] === 'tenant_id') continue
    await client.query(
      `alter table ${ident(key.table)} drop constraint ${ident(key.name)},
         add constraint ${ident(key.name)} primary key (tenant_id, ${idents(columns as string[])})`,
    )
    changed++
  }
  return changed
}

async function addTenantKeys(client: Client, indexes: TableIndex[]): Promise<number> {
  let added = 0
  const names = new Set(indexes.map((index) => index.name))
  for (const key of indexes.filter((index) => index.constraintType === 'p')) {
    const columns = key.columns.filter((column): column is string => column !== null)
    const name = tenantKeyName(key.table)
    if (columns.includes('tenant_id') || names.has(name)) continue
    await client.query(
      `create unique index ${ident(name)} on ${ident(key.table)} (tenant_id, ${idents(columns)})`,
    )
    added++
  }
  return added
}

/** Name of a table's unique `(tenant_id, primary key)` index. */
function tenantKeyName(table: string): string {
  return shortName(`UQ_${table}_tenant_pk`)
}

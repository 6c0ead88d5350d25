import type { Client } from 'pg'
import { ident, idents, listForeignKeys, listIndexes, type ForeignKey } from './catalog'

interface Tables {
  tenant: string[]
}

/**
 * Puts the tenant into every foreign key between tenants' tables. PostgreSQL checks foreign keys past
 * row-level security: without this a tenant can point at, and so probe for, another tenant's rows.
 * Adds the index that a foreign key needs where it has none. Returns the number of keys rebuilt.
 */
export async function rebuildForeignKeys(client: Client, tables: Tables): Promise<number> {
  const owned = new Set(tables.tenant)
  const keys = (await listForeignKeys(client)).filter((key) => owned.has(key.child) && owned.has(key.parent))
  let rebuilt = 0
  for (const key of keys) {
    if (key.childColumns.includes('tenant_id')) continue
    await client.query(`alter table ${ident(key.child)} drop constraint ${ident(key.name)}`)
    await client.query(compositeKeySql(key))
    rebuilt++
  }
  await indexForeignKeys(client, keys)
  return rebuilt
}

function compositeKeySql(key: ForeignKey): string {
  // SET NULL and SET DEFAULT must touch the pointing columns alone, never tenant_id.
  const columns = key.onDelete.startsWith('set') ? ` (${idents(key.childColumns)})` : ''
  const onUpdate = key.onUpdate.startsWith('set') ? 'no action' : key.onUpdate
  return `alter table ${ident(key.child)} add constraint ${ident(key.name)}
    foreign key (tenant_id, ${idents(key.childColumns)})
    references ${ident(key.parent)} (tenant_id, ${idents(key.parentColumns)})
    on update ${onUpdate} on delete ${key.onDelete}${columns}
    ${key.deferrable ? 'deferrable' : ''}`
}

async function indexForeignKeys(client: Client, keys: ForeignKey[]): Promise<void> {
  const indexes = await listIndexes(client)
  for (const key of keys) {
    const columns = ['tenant_id', ...key.childColumns.filter((column) => column !== 'tenant_id')]
    const covered = indexes.some(
      (index) => index.table === key.child && columns.every((column, i) => index.columns[i] === column),
    )
    if (covered) continue
    const name = `IDX_${key.name}`.slice(0, 63)
    await client.query(`create index if not exists ${ident(name)} on ${ident(key.child)} (${idents(columns)})`)
  }
}

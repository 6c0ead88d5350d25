import type { Client } from 'pg'
import {
  ident,
  idents,
  listForeignKeys,
  listIndexes,
  shortName,
  type ForeignKey,
  type TableIndex,
} from './catalog'

interface Tables {
  tenant: string[]
}

/**
 * Takes away the foreign keys between tenants' tables that lack the tenant, before the unique indexes that
 * they lean on are rebuilt. {@link addForeignKeys} puts them back.
 */
export async function dropBareForeignKeys(client: Client, tables: Tables): Promise<ForeignKey[]> {
  const bare = (await keysBetween(client, tables)).filter((key) => !key.childColumns.includes('tenant_id'))
  for (const key of bare) {
    await client.query(`alter table ${ident(key.child)} drop constraint ${ident(key.name)}`)
  }
  return bare
}

/**
 * Puts foreign keys back with the tenant in them. PostgreSQL checks foreign keys past row-level security:
 * without this a tenant can point at, and so probe for, another tenant's rows. Adds the index that a foreign
 * key needs where it has none.
 */
export async function addForeignKeys(client: Client, bare: ForeignKey[], tables: Tables): Promise<void> {
  for (const key of bare) await client.query(compositeKeySql(key))
  await makeDeferrable(client, tables)
  await indexForeignKeys(client, await keysBetween(client, tables))
}

/**
 * Lets a transaction that asks for it check a key at its end. Rows that point at each other in a circle could not be
 * written back otherwise. Nobody else notices: without asking a key is checked with each statement, as before.
 */
async function makeDeferrable(client: Client, tables: Tables): Promise<void> {
  for (const key of await keysBetween(client, tables)) {
    if (key.deferrable) continue
    await client.query(
      `alter table ${ident(key.child)} alter constraint ${ident(key.name)} deferrable initially immediate`,
    )
  }
}

async function keysBetween(client: Client, tables: Tables): Promise<ForeignKey[]> {
  const owned = new Set(tables.tenant)
  return (await listForeignKeys(client)).filter((key) => owned.has(key.child) && owned.has(key.parent))
}

function compositeKeySql(key: ForeignKey): string {
  // SET NULL and SET DEFAULT must touch the pointing columns alone, never tenant_id.
  const columns = key.onDelete.startsWith('set') ? ` (${idents(key.setColumns)})` : ''
  // ON UPDATE SET has no column list, and it would clear tenant_id: such a key refuses the change instead.
  const onUpdate = key.onUpdate.startsWith('set') ? 'no action' : key.onUpdate
  return `alter table ${ident(key.child)} add constraint ${ident(key.name)}
    foreign key (tenant_id, ${idents(key.childColumns)})
    references ${ident(key.parent)} (tenant_id, ${idents(key.parentColumns)})
    on update ${onUpdate} on delete ${key.onDelete}${columns}
    ${key.deferrable ? 'deferrable' : ''} ${key.initiallyDeferred ? 'initially deferred' : ''}`
}

async function indexForeignKeys(client: Client, keys: ForeignKey[]): Promise<void> {
  const indexes = await listIndexes(client)
  for (const key of keys) {
    const columns = ['tenant_id', ...key.childColumns.filter((column) => column !== 'tenant_id')]
    const leading = indexes.filter(
      (index) => index.table === key.child && columns.every((column, i) => index.columns[i] === column),
    )
    if (leading.some((index) => !isPartial(index))) continue
    const partial = leading.find((index) => !index.unique && index.columns.length === columns.length)
    if (partial) await widenIndex(client, partial)
    else await createIndex(client, key, columns)
  }
}

const isPartial = ({ definition }: TableIndex) => / WHERE \(/.test(definition)

/**
 * Core's indexes leave deleted rows out, and PostgreSQL, which deletes and checks by foreign key, may not: it would
 * read the rows of all tenants for each row that goes. Without the condition the index serves both.
 */
async function widenIndex(client: Client, index: TableIndex): Promise<void> {
  index.definition = index.definition.replace(/ WHERE \(.*$/s, '')
  await client.query(`drop index ${ident(index.name)}`)
  await client.query(index.definition)
}

async function createIndex(client: Client, key: ForeignKey, columns: string[]): Promise<void> {
  const name = shortName(`IDX_${key.name}`)
  await client.query(`create index if not exists ${ident(name)} on ${ident(key.child)} (${idents(columns)})`)
}

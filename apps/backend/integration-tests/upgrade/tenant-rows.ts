import type { Client } from 'pg'

/** Rows per table and tenant, of the tables that are under the tenant policy: `{ cart: { ten_1: 3, ten_2: 2 } }`. */
export type RowCounts = Record<string, Record<string, number>>

export async function countRows(client: Client): Promise<RowCounts> {
  const counts: RowCounts = {}
  for (const table of await listTenantTables(client)) {
    const { rows } = await client.query<{ tenant_id: string; count: number }>(
      `select tenant_id, count(*)::int as count from "${table}" group by 1 order by 1`,
    )
    counts[table] = Object.fromEntries(rows.map((row) => [row.tenant_id, row.count]))
  }
  return counts
}

/**
 * Rows that name an id of another tenant's row, in whichever text column it stands, with a foreign key or without:
 * ids are unique across tables, so that a value that is somebody's id is a reference to it.
 */
export async function findForeignReferences(client: Client): Promise<string[]> {
  const { rows: columns } = await client.query<{ table: string; column: string }>(`
    select c.relname as table, a.attname as column
      from pg_policy p join pg_class c on c.oid = p.polrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where p.polname = 'tenant' and a.atttypid in ('text'::regtype, 'varchar'::regtype) and a.attname <> 'tenant_id'`)
  const owners = columns
    .filter(({ column }) => column === 'id')
    .map(({ table }) => `select id, tenant_id from "${table}" where id like '%\\_%'`)
  await client.query(
    `create temp table owner_of on commit preserve rows as select distinct id, tenant_id from (${owners.join(' union all ')}) ids`,
  )
  await client.query('create index on owner_of (id)')
  const found: string[] = []
  for (const { table, column } of columns) {
    const { rows } = await client.query<{ from: string; to: string; count: number }>(
      `select r.tenant_id as from, o.tenant_id as to, count(*)::int as count from "${table}" r
         join owner_of o on o.id = r."${column}" where o.tenant_id <> r.tenant_id
          and not exists (select from owner_of own where own.id = o.id and own.tenant_id = r.tenant_id)
        group by 1, 2`,
    )
    for (const row of rows)
      found.push(`${table}.${column}: ${row.count} rows of ${row.from} name rows of ${row.to}`)
  }
  await client.query('drop table owner_of')
  return found
}

async function listTenantTables(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_policy p join pg_class c on c.oid = p.polrelid where p.polname = 'tenant' order by 1`,
  )
  return rows.map((row) => row.name)
}

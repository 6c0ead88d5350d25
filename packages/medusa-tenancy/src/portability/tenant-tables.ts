import { byCodeUnits } from './order'
import type { Sql } from './sql'

/** Names of the tables under the tenant policy. */
export async function listTenantTables(sql: Sql): Promise<string[]> {
  const { rows } = await sql.raw(
    `select c.relname as name from pg_policy p join pg_class c on c.oid = p.polrelid
      where p.polname = 'tenant' and c.relnamespace = 'public'::regnamespace and not c.relispartition`,
  )
  return rows.map((row) => String(row['name'])).sort(byCodeUnits)
}

import { ident } from '../schema/catalog'
import { classify, type Classification } from '../schema/classification'
import { PLATFORM_TENANT_ID, runInTenant } from '../scope/scope'
import { escaped } from './dump-table'
import { looksLikeId } from './id-mapper'
import type { SqlConnection } from './sql'

const IDS_SQL = `
  select t.relname as "table" from pg_class t
    join pg_attribute a on a.attrelid = t.oid and a.attname = 'id' and not a.attisdropped
   where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p')
     and has_table_privilege(t.oid, 'SELECT')`

/** Ids of rows that belong to everybody, in the form of a tenant's own: what points at them stays as it is in a copy. */
export async function readGlobalIds(
  connection: SqlConnection,
  classification?: Partial<Classification>,
): Promise<Set<string>> {
  const { global } = classify(classification)
  const found = new Set<string>()
  await runInTenant(PLATFORM_TENANT_ID, async () => {
    const { rows: tables } = await connection.raw(IDS_SQL)
    for (const { table } of tables) {
      if (!(String(table) in global)) continue
      const { rows } = await connection.raw(escaped(`select id::text as id from ${ident(String(table))}`))
      for (const { id } of rows) if (looksLikeId(String(id))) found.add(String(id))
    }
  })
  return found
}

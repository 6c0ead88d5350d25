import { Client } from 'pg'

/** Names of the tables that hold several tenants' rows already, for the process that migrates. */
export const MIGRATED_TABLES_VARIABLE = 'MEDUSA_TENANCY_TABLES'

const NAME = String.raw`(?:"[^"]+"|[\w$]+)`
const TABLE = String.raw`(?:only\s+)?(?:"?public"?\.)?("[^"]+"|[\w$]+)`
const UNIQUE_INDEX = new RegExp(
  String.raw`(create\s+unique\s+index\s+(?:concurrently\s+)?(?:if\s+not\s+exists\s+)?(?:(?!on\s)${NAME}\s+)?on\s+${TABLE}\s*(?:using\s+btree\s*)?\()(?!\s*"?tenant_id\b)`,
  'gi',
)
const ALTER_TABLE = new RegExp(String.raw`alter\s+table\s+(?:if\s+exists\s+)?${TABLE}[^;]*`, 'gi')
const UNIQUE_CONSTRAINT = new RegExp(
  String.raw`(add\s+(?:constraint\s+${NAME}\s+)?unique\s*(?:nulls\s+(?:not\s+)?distinct\s*)?\()(?!\s*"?tenant_id\b)`,
  'gi',
)

/**
 * Lets a core migration create a unique index or constraint on a table that several tenants fill: it leads with
 * `tenant_id` from the start, because the migration would abort where two tenants share a value. Tables
 * without `tenant_id` yet (a first installation, a table of this very upgrade) are left to the sync.
 */
export function rewriteUniqueIndexes(sql: string, tenantTables: ReadonlySet<string>): string {
  const owned = (table: string) => tenantTables.has(table.replace(/"/g, ''))
  return sql
    .replace(UNIQUE_INDEX, (match, head: string, table: string) =>
      owned(table) ? `${head}tenant_id, ` : match,
    )
    .replace(ALTER_TABLE, (statement, table: string) =>
      owned(table) ? statement.replace(UNIQUE_CONSTRAINT, '$1tenant_id, ') : statement,
    )
}

type Query = (this: Client, ...args: unknown[]) => unknown

/** Rewrites what every pg client of this process sends; for the process that runs `medusa db:migrate` alone. */
export function rewriteMigrations(env: NodeJS.ProcessEnv): void {
  const tables = new Set((env[MIGRATED_TABLES_VARIABLE] ?? '').split(',').filter(Boolean))
  const prototype = Client.prototype as unknown as { query: Query }
  const query = prototype.query
  prototype.query = function (first, ...rest) {
    if (typeof first === 'string') return query.call(this, rewriteUniqueIndexes(first, tables), ...rest)
    const config = first as { text?: string } | undefined
    if (config?.text) config.text = rewriteUniqueIndexes(config.text, tables)
    return query.call(this, first, ...rest)
  }
}

/** The tables that are under the tenant policy now. */
export async function listTenantTables(ownerUrl: string): Promise<string[]> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      `select c.relname as name from pg_policy p join pg_class c on c.oid = p.polrelid
        where p.polname = 'tenant' and c.relnamespace = 'public'::regnamespace order by 1`,
    )
    return rows.map((row) => row.name)
  } finally {
    await client.end()
  }
}

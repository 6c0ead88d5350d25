/*
 * The primary keys of link tables lead with the tenant, so that one tenant's link cannot collide with another's.
 * MikroORM names the keys of its entities in `on conflict (…)`, without the tenant, and PostgreSQL wants a key
 * that exists: the tenant is added here.
 */

/** Primary keys of several columns that lead with the tenant: table → the other columns, joined by commas. */
const widened = new Map<string, string>()

export const WIDENED_KEYS_SQL = `
  select t.relname as table, array_agg(a.attname::text order by k.position) as columns
    from pg_index i
    join pg_class t on t.oid = i.indrelid
    cross join lateral unnest(i.indkey) with ordinality k(attnum, position)
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
   where i.indisprimary and t.relnamespace = 'public'::regnamespace
   group by 1 having (array_agg(a.attname::text order by k.position))[1] = 'tenant_id'`

/** Remembers the keys that {@link WIDENED_KEYS_SQL} found; read once at boot. */
export function rememberWidenedKeys(rows: { table: string; columns: string[] }[]): void {
  for (const { table, columns } of rows) widened.set(table, columns.slice(1).join())
}

const CLAUSE = ' on conflict ("'

/** The statement with the tenant in its conflict target, where the table's primary key has it. */
export function widenConflictTarget(sql: string): string {
  // First what is cheap: this sees every statement, and some are long.
  const table = /^insert into (?:"?public"?\.)?"([^"]+)"/i.exec(sql)?.[1]
  const key = table && widened.get(table)
  if (!key) return sql
  // The last one: a value that a caller wrote may hold the same words, and stands before the clause.
  const start = sql.lastIndexOf(CLAUSE)
  if (start < 0) return sql
  const end = sql.indexOf(')', start)
  const columns = sql.slice(start + CLAUSE.length - 1, end).replace(/["\s]/g, '')
  if (key !== columns) return sql
  return `${sql.slice(0, start)} on conflict ("tenant_id", ${sql.slice(start + CLAUSE.length - 1)}`
}

/** Wraps the connection's `query` so that upserts name keys that exist. */
export function widenConflictTargets(connection: object): void {
  const target = connection as { query: (...args: unknown[]) => unknown }
  const query = target.query
  target.query = function (first: unknown, ...rest: unknown[]) {
    if (typeof first === 'string') return query.call(connection, widenConflictTarget(first), ...rest)
    const config = first as { text?: unknown } | undefined
    if (typeof config?.text === 'string') config.text = widenConflictTarget(config.text)
    return query.call(connection, first, ...rest)
  }
}

import type { Classification } from './classification'
import { classify } from './classification'
import { mirrorName } from './mirrors'

/** Runs one SQL statement without parameters and returns its rows: a pg client, knex or a test's own. */
export type RunSql = (sql: string) => Promise<Record<string, unknown>[]>

export interface SchemaProblem {
  table: string
  problem: string
}

const TABLES_SQL = `
  select c.relname as name, c.relkind as kind, c.relrowsecurity as secured,
         exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'tenant') as tenant_policy,
         exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'platform') as platform_policy,
         exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull
                   and not a.attisdropped) as tenant_column,
         array(select g.tgname::text from pg_trigger g where g.tgrelid = c.oid and g.tgname like 'tenancy_mirror_%') as mirrors,
         (select count(*)::int from pg_trigger t where t.tgrelid = c.oid and t.tgname like 'tenancy_quota_%') as quota_triggers,
         (select count(*)::int from pg_trigger t where t.tgrelid = c.oid and t.tgname like 'tenancy_told_%') as told_triggers,
         has_table_privilege(current_user, c.oid, 'TRUNCATE') as can_truncate,
         c.relname = 'audit_log' and has_table_privilege(current_user, c.oid, 'INSERT, UPDATE, DELETE') as can_rewrite,
         has_any_column_privilege(current_user, c.oid, 'UPDATE') or has_table_privilege(current_user, c.oid, 'DELETE') as can_change,
         has_any_column_privilege(current_user, c.oid, 'INSERT') as can_add,
         c.relowner = current_user::regrole::oid as owned,
         coalesce('security_invoker=true' = any(c.reloptions), false) as invoker
    from pg_class c
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
   order by 1`

const INDEXES_SQL = `
  select t.relname as name, i.relname as index
    from pg_index x
    join pg_class i on i.oid = x.indexrelid
    join pg_class t on t.oid = x.indrelid
    join pg_policy p on p.polrelid = t.oid and p.polname = 'tenant'
   where (x.indisunique or x.indisexclusion) and not x.indisprimary and t.relnamespace = 'public'::regnamespace
     and not exists (select from unnest(x.indkey[0:x.indnkeyatts - 1]) k(attnum)
                       join pg_attribute a on a.attrelid = x.indrelid and a.attnum = k.attnum
                      where a.attname = 'tenant_id')`

const KEYS_SQL = `
  select child.relname as name, con.conname as key
    from pg_constraint con
    join pg_class child on child.oid = con.conrelid
    join pg_policy cp on cp.polrelid = con.conrelid and cp.polname = 'tenant'
    join pg_policy pp on pp.polrelid = con.confrelid and pp.polname = 'tenant'
   where con.contype = 'f'
     and not exists (select from unnest(con.conkey) k(attnum)
                       join pg_attribute a on a.attrelid = con.conrelid and a.attnum = k.attnum
                      where a.attname = 'tenant_id')`

const ROLE_SQL = `
  select rolname as name, rolsuper as superuser, rolbypassrls as bypasses, rolcreaterole as creates_roles,
         has_schema_privilege(current_user, 'public', 'CREATE') as creates_tables,
         has_database_privilege(current_user, current_database(), 'TEMPORARY') as creates_temporary
    from pg_roles where rolname = current_user`

/**
 * What keeps this database from being safe for the current role: tables that no policy protects, unique
 * indexes and foreign keys without the tenant, and a role that could go past the policies. Empty when safe.
 */
export async function findSchemaProblems(
  run: RunSql,
  extra: Partial<Classification> = {},
): Promise<SchemaProblem[]> {
  const classification = classify(extra)
  const problems: SchemaProblem[] = []
  const add = (table: unknown, problem: string) => problems.push({ table: String(table), problem })

  for (const row of await run(ROLE_SQL)) {
    if (row['superuser'] || row['bypasses'])
      add('-', `role ${String(row['name'])} goes past row-level security`)
    if (row['creates_roles']) add('-', `role ${String(row['name'])} may create roles`)
    // A temporary table hides the real one of its name from whoever gets the connection next.
    if (row['creates_temporary']) add('-', `role ${String(row['name'])} may create temporary tables`)
    if (row['creates_tables']) add('-', `role ${String(row['name'])} may create tables`)
  }
  for (const row of await run(TABLES_SQL)) {
    for (const problem of tableProblems(row, classification)) add(row['name'], problem)
  }
  for (const row of await run(INDEXES_SQL)) {
    add(row['name'], `unique index ${String(row['index'])} does not include tenant_id`)
  }
  for (const row of await run(KEYS_SQL)) {
    add(row['name'], `foreign key ${String(row['key'])} does not include tenant_id`)
  }
  return problems
}

function tableProblems(row: Record<string, unknown>, classification: Classification): string[] {
  const name = String(row['name'])
  if (row['kind'] === 'm' || row['kind'] === 'f')
    return ['is a materialized view or foreign table: not protected']
  if (row['kind'] === 'v')
    return row['invoker'] ? [] : ['is a view without security_invoker: it reads as its owner']
  const problems: string[] = []
  if (row['owned']) problems.push('is owned by the application role')
  if (row['can_truncate']) problems.push('can be truncated by the application role')
  if (row['can_rewrite']) problems.push('the audit trail can be written past its functions')
  if (name in classification.append_only && row['can_change'])
    problems.push('only grows, and the application role may change or remove its rows')
  if (name in classification.derived && (row['can_change'] || row['can_add']))
    problems.push('can be written past its triggers by the application role')
  if (!row['secured']) problems.push('has no row-level security')
  if (name in classification.counted && row['quota_triggers'] !== 3)
    problems.push('is not counted for quotas')
  if (name in classification.told && row['told_triggers'] !== 3)
    problems.push('changes without anybody being told')
  if (name in classification.global) return problems
  if (name in classification.platform) {
    if (!row['platform_policy']) problems.push('has no platform policy')
    return problems
  }
  if (!row['tenant_column']) problems.push('has no tenant_id')
  if (!row['tenant_policy']) problems.push('has no tenant policy')
  const mirrors = row['mirrors'] as string[]
  for (const [link, { follows }] of Object.entries(classification.mirrored)) {
    if (follows === name && !mirrors.includes(mirrorName(link))) problems.push(`is not mirrored in ${link}`)
  }
  return problems
}

import { createHash } from 'node:crypto'
import { TenancyError } from '../errors'
import { classify, type Classification } from '../schema/classification'
import { byCodeUnits } from './order'
import type { Sql } from './sql'
import { listTenantTables } from './tenant-tables'

export interface PortableColumn {
  name: string
  /** As PostgreSQL writes it, such as `character varying(255)`. */
  type: string
}

/** A table that travels with its tenant. */
export interface PortableTable {
  name: string
  /** In name order; without `tenant_id` and without what the database computes by itself. */
  columns: PortableColumn[]
  /** The primary key's columns without `tenant_id`. */
  key: string[]
  /** Whether the primary key holds for all tenants together, so that a copy needs new values. */
  keyIsGlobal: boolean
  /** Other portable tables, or itself, that foreign keys point to or triggers look for. */
  references: string[]
}

export interface PortableTables {
  /** Rows of the tenant itself. */
  tables: PortableTable[]
  /** What the platform keeps about the tenant. */
  registry: (PortableTable & { ownRowColumn: string })[]
  leftOut: { table: string; reason: string }[]
}

const COLUMNS_SQL = `
  select c.relname as "table", a.attname as name, format_type(a.atttypid, a.atttypmod) as type
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attgenerated = ''`

const KEYS_SQL = `
  select t.relname as "table", array_agg(a.attname::text order by k.position) as columns
    from pg_index i join pg_class t on t.oid = i.indrelid
    cross join lateral unnest(i.indkey) with ordinality k(attnum, position)
    join pg_attribute a on a.attrelid = t.oid and a.attnum = k.attnum
   where i.indisprimary and t.relnamespace = 'public'::regnamespace group by 1`

const REFERENCES_SQL = `
  select distinct child.relname as child, parent.relname as parent
    from pg_constraint con join pg_class child on child.oid = con.conrelid join pg_class parent on parent.oid = con.confrelid
   where con.contype = 'f' and con.connamespace = 'public'::regnamespace`

/**
 * Reads off the database which tables travel with a tenant: every one under the tenant policy, so a table that a
 * module adds tomorrow travels without anybody's doing, less those that the classification leaves out.
 */
export async function readPortableTables(
  sql: Sql,
  extra: Partial<Classification> = {},
): Promise<PortableTables> {
  const { platform, unexported, append_only } = classify(extra)
  const describe = await describer(sql)
  const travels = (name: string) => !(name in unexported)
  const tenant = await listTenantTables(sql)
  const registry = Object.entries(platform).flatMap(([name, { ownRowColumn }]) =>
    ownRowColumn && describe.knows(name) ? [{ name, ownRowColumn }] : [],
  )
  const portable = new Set(tenant.filter(travels))
  return {
    tables: [...portable].map((name) => {
      const table = withoutTenant(describe.table(name, portable))
      return { ...table, references: [...table.references, ...(append_only[name]?.after ?? [])] }
    }),
    registry: registry
      .filter(({ name }) => travels(name))
      .map(({ name, ownRowColumn }) => ({ ...describe.table(name, new Set()), ownRowColumn })),
    leftOut: [...tenant, ...registry.map(({ name }) => name)]
      .filter((name) => !travels(name))
      .map((table) => ({ table, reason: unexported[table]?.reason ?? '' })),
  }
}

/**
 * The tables in which the platform keeps something about a tenant, and the column that names it: more than travels,
 * because triggers keep books of their own, and less what has to outlive the tenant.
 */
export async function readRegistryTables(sql: Sql, extra: Partial<Classification> = {}) {
  const { platform, unexported } = classify(extra)
  const describe = await describer(sql)
  return Object.entries(platform).flatMap(([name, { ownRowColumn }]) => {
    const column = ownRowColumn ?? (describe.has(name, 'tenant_id') ? 'tenant_id' : undefined)
    return column && describe.knows(name) && !(name in unexported) ? [{ name, column }] : []
  })
}

/** Every table under the tenant policy, also those that do not travel. */
export async function readTenantTables(sql: Sql): Promise<PortableTable[]> {
  const describe = await describer(sql)
  const all = new Set(await listTenantTables(sql))
  return [...all].map((name) => withoutTenant(describe.table(name, all)))
}

/** The scope says whose the rows are. */
function withoutTenant(table: PortableTable): PortableTable {
  return { ...table, columns: table.columns.filter(({ name }) => name !== 'tenant_id') }
}

function groupBy(rows: Record<string, unknown>[], column: string): Map<string, Record<string, unknown>[]> {
  const groups = new Map<string, Record<string, unknown>[]>()
  for (const row of rows) {
    const name = String(row[column])
    groups.set(name, [...(groups.get(name) ?? []), row])
  }
  return groups
}

async function describer(sql: Sql) {
  const columns = groupBy((await sql.raw(COLUMNS_SQL)).rows, 'table')
  const keys = new Map(
    (await sql.raw(KEYS_SQL)).rows.map((row) => [String(row['table']), row['columns'] as string[]]),
  )
  const references = groupBy((await sql.raw(REFERENCES_SQL)).rows, 'child')
  return {
    knows: (name: string) => columns.has(name),
    has: (name: string, column: string) => columns.get(name)?.some((row) => row['name'] === column) ?? false,
    table: (name: string, portable: ReadonlySet<string>): PortableTable => {
      const key = keys.get(name)
      if (!key) {
        throw new TenancyError('export_invalid', `Table ${name} has no primary key: it cannot be exported.`)
      }
      return {
        name,
        columns: (columns.get(name) ?? [])
          .map((row) => ({ name: String(row['name']), type: String(row['type']) }))
          .sort((a, b) => byCodeUnits(a.name, b.name)),
        key: key.filter((column) => column !== 'tenant_id'),
        keyIsGlobal: !key.includes('tenant_id'),
        references: (references.get(name) ?? [])
          .map((row) => String(row['parent']))
          .filter((parent) => portable.has(parent))
          .sort(byCodeUnits),
      }
    },
  }
}

/** Equal where the same tables have the same columns of the same types. */
export function schemaFingerprint(tables: Pick<PortableTable, 'name' | 'columns'>[]): string {
  const lines = tables.map(
    ({ name, columns }) => `${name}(${columns.map((c) => `${c.name} ${c.type}`).join()})\n`,
  )
  return createHash('sha256').update(lines.sort(byCodeUnits).join('')).digest('hex')
}

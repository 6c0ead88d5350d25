import { createHash } from 'node:crypto'
import type { Client } from 'pg'

export interface ForeignKey {
  name: string
  child: string
  parent: string
  childColumns: string[]
  parentColumns: string[]
  onDelete: string
  /** The columns that ON DELETE SET NULL or SET DEFAULT touches. */
  setColumns: string[]
  onUpdate: string
  deferrable: boolean
  initiallyDeferred: boolean
}

export interface TableIndex {
  name: string
  table: string
  definition: string
  /** The key columns, without INCLUDE; null where an expression is indexed. */
  columns: (string | null)[]
  method: string
  unique: boolean
  constraintType: string | null
  constraintDefinition: string | null
}

const ACTIONS: Record<string, string> = {
  a: 'no action',
  r: 'restrict',
  c: 'cascade',
  n: 'set null',
  d: 'set default',
}

/** Quotes an SQL identifier. */
export function ident(name: string): string {
  return `"${name.replace(/"/g, '""')}"`
}

/** Quotes a list of SQL identifiers, joined by commas. */
export function idents(names: string[]): string {
  return names.map(ident).join(', ')
}

/** PostgreSQL cuts names at 63 bytes, where two long names may become one: a name that would be cut gets a hash. */
export function shortName(name: string): string {
  if (Buffer.byteLength(name) <= 63) return name
  const head = Buffer.from(name)
    .subarray(0, 54)
    .toString('utf8')
    .replace(/\uFFFD+$/, '')
  return `${head}_${createHash('sha256').update(name).digest('hex').slice(0, 8)}`
}

/** Ordinary and partitioned tables of the public schema, in name order. */
export async function listTables(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`,
  )
  return rows.map((row) => row.name)
}

/** Column names of each table. */
export async function listColumns(client: Client): Promise<Map<string, Set<string>>> {
  const { rows } = await client.query<{ table: string; columns: string[] }>(
    `select c.relname as table, array_agg(a.attname::text) as columns
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') group by 1`,
  )
  return new Map(rows.map((row) => [row.table, new Set(row.columns)]))
}

export async function listForeignKeys(client: Client): Promise<ForeignKey[]> {
  const { rows } = await client.query<Record<string, never>>(`
    select con.conname as name, child.relname as child, parent.relname as parent,
           con.confdeltype as on_delete, con.confupdtype as on_update, con.condeferrable as deferrable,
           con.condeferred as deferred,
           (select array_agg(a.attname::text order by k.position) from unnest(con.confdelsetcols) with ordinality k(attnum, position)
              join pg_attribute a on a.attrelid = con.conrelid and a.attnum = k.attnum) as set_columns,
           (select array_agg(a.attname::text order by k.position) from unnest(con.conkey) with ordinality k(attnum, position)
              join pg_attribute a on a.attrelid = con.conrelid and a.attnum = k.attnum) as child_columns,
           (select array_agg(a.attname::text order by k.position) from unnest(con.confkey) with ordinality k(attnum, position)
              join pg_attribute a on a.attrelid = con.confrelid and a.attnum = k.attnum) as parent_columns
      from pg_constraint con
      join pg_class child on child.oid = con.conrelid
      join pg_class parent on parent.oid = con.confrelid
     where con.contype = 'f' and con.connamespace = 'public'::regnamespace and con.conparentid = 0
     order by child.relname, con.conname`)
  return rows.map((row: Record<string, unknown>) => ({
    name: row['name'] as string,
    child: row['child'] as string,
    parent: row['parent'] as string,
    childColumns: row['child_columns'] as string[],
    parentColumns: row['parent_columns'] as string[],
    onDelete: ACTIONS[row['on_delete'] as string] ?? 'no action',
    onUpdate: ACTIONS[row['on_update'] as string] ?? 'no action',
    setColumns: (row['set_columns'] ?? row['child_columns']) as string[],
    deferrable: row['deferrable'] as boolean,
    initiallyDeferred: row['deferred'] as boolean,
  }))
}

/** Every index of the public schema. */
export async function listIndexes(client: Client): Promise<TableIndex[]> {
  const { rows } = await client.query<TableIndex>(`
    select i.relname as name, t.relname as table, pg_get_indexdef(i.oid) as definition, am.amname as method,
           x.indisunique as unique, con.contype as "constraintType",
           pg_get_constraintdef(con.oid) as "constraintDefinition",
           array(select a.attname::text from unnest(x.indkey) with ordinality k(attnum, position)
                   left join pg_attribute a on a.attrelid = x.indrelid and a.attnum = k.attnum and k.attnum > 0
                  where k.position <= x.indnkeyatts order by k.position) as columns
      from pg_index x
      join pg_class i on i.oid = x.indexrelid
      join pg_class t on t.oid = x.indrelid
      join pg_am am on am.oid = i.relam
      left join pg_constraint con on con.conindid = i.oid and con.contype in ('p', 'u', 'x')
     where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p')
     order by t.relname, i.relname`)
  return rows
}

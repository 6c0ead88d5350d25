import type { Client } from 'pg'
import { ident, idents } from './catalog'
import type { Classification, ClassifiedTables } from './classification'
import { readerRole } from './policies'

/**
 * Grants exactly what each class needs, after taking everything away: of tables that only grow no UPDATE and no
 * DELETE, of those that triggers write SELECT alone. No TRUNCATE (it goes past
 * row-level security), no REFERENCES or TRIGGER, and no default privileges: a table that a later
 * migration adds stays closed until the sync has classified it.
 */
export async function grantTables(client: Client, tables: ClassifiedTables, c: Classification, role: string) {
  const application = ident(role)
  const reader = ident(readerRole(role))
  await client.query(`revoke all on schema public from public, ${application}, ${reader}`)
  await client.query(`revoke all on all tables in schema public from public, ${application}, ${reader}`)
  await client.query(
    `alter default privileges in schema public revoke all on tables from public, ${application}`,
  )
  // A temporary table hides the real one of its name, also from the next tenant that gets the connection.
  const { rows } = await client.query<{ name: string }>('select current_database() as name')
  const database = ident(rows[0]?.name as string)
  await client.query(`revoke temporary on database ${database} from public, ${application}, ${reader}`)
  await client.query(`grant usage on schema public to ${application}, ${reader}`)
  const writable = tables.global.filter((table) => c.global[table]?.writers !== 'nobody')
  const open = [...tables.tenant, ...tables.platform, ...writable]
  const [growing, read] = [open.filter((t) => t in c.append_only), open.filter((t) => t in c.derived)]
  const free = open.filter((table) => !growing.includes(table) && !read.includes(table))
  await client.query(`grant select, insert, update, delete on ${idents(free)} to ${application}`)
  if (growing.length) await client.query(`grant select, insert on ${idents(growing)} to ${application}`)
  if (read.length) await client.query(`grant select on ${idents(read)} to ${application}`)
  await client.query(`grant select on ${idents(open)} to ${reader}`)
  await grantSequences(client, open, application)
}

/**
 * The sequences that a column of an open table still takes its value from. The others tell how much all tenants
 * together have sold, and nobody needs them: the numbers that people see are counted in each tenant.
 */
async function grantSequences(client: Client, tables: string[], application: string): Promise<void> {
  await client.query(`revoke all on all sequences in schema public from public, ${application}`)
  const { rows } = await client.query<{ name: string }>(
    `select distinct s.relname as name
       from pg_attrdef d
       join pg_depend p on p.classid = 'pg_attrdef'::regclass and p.objid = d.oid and p.refclassid = 'pg_class'::regclass
       join pg_class s on s.oid = p.refobjid and s.relkind = 'S'
       join pg_class t on t.oid = d.adrelid
      where t.relnamespace = 'public'::regnamespace and t.relname = any($1)`,
    [tables],
  )
  for (const { name } of rows)
    await client.query(`grant usage, select on sequence ${ident(name)} to ${application}`)
}

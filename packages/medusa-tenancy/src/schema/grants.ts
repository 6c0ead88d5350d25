import type { Client } from 'pg'
import { ident, idents } from './catalog'
import type { Classification, ClassifiedTables } from './classification'
import { readerRole } from './policies'

/**
 * Grants exactly what each class needs, after taking everything away. No TRUNCATE (it goes past
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
  await client.query(`grant usage on schema public to ${application}, ${reader}`)
  const writable = tables.global.filter((table) => c.global[table]?.writers !== 'nobody')
  const open = [...tables.tenant, ...tables.platform, ...writable]
  await client.query(`grant select, insert, update, delete on ${idents(open)} to ${application}`)
  await client.query(`grant select on ${idents(open)} to ${reader}`)
  await client.query(`grant usage, select on all sequences in schema public to ${application}`)
}

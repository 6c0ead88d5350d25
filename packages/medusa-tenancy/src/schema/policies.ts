import type { Client } from 'pg'
import { PLATFORM_TENANT_ID } from '../scope/scope'
import { ident } from './catalog'
import type { Classification } from './classification'
import { CURRENT_TENANT_SQL } from './tenant-column'

// The scalar sub-select makes PostgreSQL evaluate the setting once per statement instead of once per row.
const CURRENT = `(select ${CURRENT_TENANT_SQL})`
const IS_PLATFORM = `${CURRENT} = '${PLATFORM_TENANT_ID}'`

/** The role that {@link readAcrossTenants} reads as: sees every tenant's rows and may change none. */
export function readerRole(applicationRole: string): string {
  return `${applicationRole}_reader`
}

export async function tenantPolicies(client: Client, tables: string[], role: string): Promise<void> {
  for (const table of tables) {
    await protect(client, table, role)
    await client.query(
      `create policy tenant on ${ident(table)} to ${ident(role)}
         using (tenant_id = ${CURRENT}) with check (tenant_id = ${CURRENT})`,
    )
  }
}

export async function platformPolicies(client: Client, tables: string[], c: Classification, role: string) {
  for (const table of tables) {
    await protect(client, table, role)
    await client.query(
      `create policy platform on ${ident(table)} to ${ident(role)} using (${IS_PLATFORM}) with check (${IS_PLATFORM})`,
    )
    const column = c.platform[table]?.ownRowColumn
    if (!column) continue
    await client.query(
      `create policy own_row on ${ident(table)} for select to ${ident(role)} using (${ident(column)} = ${CURRENT})`,
    )
  }
}

export async function globalPolicies(client: Client, tables: string[], c: Classification, role: string) {
  for (const table of tables) {
    await protect(client, table, role)
    const writers = c.global[table]?.writers ?? 'nobody'
    if (writers === 'nobody') continue
    await client.query(
      `create policy everybody_reads on ${ident(table)} for select to ${ident(role)} using (true)`,
    )
    const allowed = writers === 'everybody' ? 'true' : IS_PLATFORM
    await client.query(
      `create policy writers on ${ident(table)} to ${ident(role)} using (${allowed}) with check (${allowed})`,
    )
  }
}

async function protect(client: Client, table: string, role: string): Promise<void> {
  const { rows } = await client.query<{ polname: string }>(
    'select polname from pg_policy where polrelid = $1::regclass',
    [ident(table)],
  )
  for (const { polname } of rows) await client.query(`drop policy ${ident(polname)} on ${ident(table)}`)
  await client.query(`alter table ${ident(table)} enable row level security`)
  await client.query(
    `create policy reads_across on ${ident(table)} for select to ${ident(readerRole(role))} using (true)`,
  )
}

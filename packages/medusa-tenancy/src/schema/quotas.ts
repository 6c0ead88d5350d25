import type { Client } from 'pg'
import { ident, listColumns } from './catalog'
import type { CountedTable } from './classification'
import { driftSql, presentIn } from '../database/quota-drift'
import { countTable, createQuotaFunction } from './quota-functions'

/** The table of what each tenant may have and has; `maximum` null, or no row at all, is no limit. */
export async function createQuotaTable(client: Client): Promise<void> {
  await client.query(`
    create table if not exists tenant_quota (
      tenant_id text not null,
      resource text not null,
      maximum bigint null check (maximum >= 0),
      used bigint not null default 0,
      primary key (tenant_id, resource)
    )`)
}

/**
 * Lets the database count the rows of the classification's `counted` tables in the transaction that writes them.
 * Tenants of before get their rows, without a limit until somebody sets one. Answers how many counts were wrong.
 */
export async function installQuotas(client: Client, counted: Record<string, CountedTable>): Promise<number> {
  await createQuotaFunction(client)
  const columns = await listColumns(client)
  const present = presentIn(columns, counted)
  for (const { table, rule, soft } of present) await countTable(client, table, rule, soft)
  await addMissingRows(client, columns, counted)
  return present.length ? correct(client, present) : 0
}

async function addMissingRows(
  client: Client,
  columns: Map<string, Set<string>>,
  counted: Record<string, CountedTable>,
): Promise<void> {
  if (!columns.has('tenant')) return
  const resources = [...new Set(Object.values(counted).map((rule) => rule.resource))]
  await client.query(
    `insert into tenant_quota (tenant_id, resource)
     select id, resource from tenant cross join unnest($1::text[]) resource
     on conflict (tenant_id, resource) do nothing`,
    [resources],
  )
}

async function correct(client: Client, present: ReturnType<typeof presentIn>): Promise<number> {
  const sql = driftSql(client, present)
  const { rowCount } = await client.query(sql)
  if (!rowCount) return 0
  // Whoever writes now waits: a count is true for as long as nobody changes the rows.
  const tables = present.map(({ table }) => ident(table)).join(', ')
  await client.query(`lock table ${tables} in share row exclusive mode`)
  const corrected = await client.query(
    `update tenant_quota q set used = d.counted from (${sql}) d
      where q.tenant_id = d.tenant_id and q.resource = d.resource`,
  )
  return corrected.rowCount ?? 0
}

import { escapeLiteral } from 'pg'
import { ident } from '../schema/catalog'
import { classify, type Classification, type CountedTable } from '../schema/classification'
import { matches } from '../schema/quota-functions'
import { readAcrossTenants, type CrossTenantConnection } from './read-across-tenants'

/** A quota whose `used` is not the number of rows. */
export interface QuotaDrift {
  tenant_id: string
  resource: string
  used: number
  counted: number
}

interface PresentTable {
  table: string
  rule: CountedTable
  /** Whether its rows are deleted by a mark. */
  soft: boolean
}

/** The counted tables that this database has: a module that is not installed has none. */
export function presentIn(
  columns: Map<string, Set<string>>,
  counted: Record<string, CountedTable>,
): PresentTable[] {
  return Object.entries(counted)
    .filter(([table]) => columns.has(table))
    .map(([table, rule]) => ({ table, rule, soft: columns.get(table)!.has('deleted_at') }))
}

/** Reads the quotas that disagree with their rows. One statement, so that it sees both at one moment. */
export function driftSql(client: { escapeLiteral(value: string): string }, present: PresentTable[]): string {
  const counts = present.map(
    ({ table, rule, soft }) =>
      `select tenant_id, ${client.escapeLiteral(rule.resource)} as resource from ${ident(table)}
        where ${matches(client, rule)} ${soft ? 'and deleted_at is null' : ''}`,
  )
  return `
    select q.tenant_id, q.resource, q.used, coalesce(c.counted, 0) as counted
      from tenant_quota q
      left join (select tenant_id, resource, count(*) as counted from (${counts.join(' union all ')}) as rows group by 1, 2) c
        on c.tenant_id = q.tenant_id and c.resource = q.resource
     where q.used <> coalesce(c.counted, 0)`
}

/**
 * Compares each tenant's counts with its rows: empty in a healthy database. For platform code alone.
 * @throws TenancyError `platform_only` outside the platform's scope.
 */
export async function quotaDrift(
  connection: CrossTenantConnection,
  classification?: Partial<Classification>,
): Promise<QuotaDrift[]> {
  const { counted } = classify(classification)
  const columns = await readAcrossTenants<{ table: string; column: string }>(connection, {
    reason: 'which tables are counted',
    sql: `select c.relname as table, a.attname as column from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
           where c.relnamespace = 'public'::regnamespace and c.relname = any (?)`,
    bindings: [Object.keys(counted)],
  })
  const known = new Map<string, Set<string>>()
  for (const { table, column } of columns) known.set(table, (known.get(table) ?? new Set()).add(column))
  const present = presentIn(known, counted)
  if (!present.length) return []
  const rows = await readAcrossTenants<Record<keyof QuotaDrift, string>>(connection, {
    reason: 'comparing quotas with rows',
    sql: driftSql({ escapeLiteral }, present),
  })
  return rows.map((row) => ({ ...row, used: Number(row.used), counted: Number(row.counted) }))
}

import { PLATFORM_TENANT_ID, runInTenant } from '../scope/scope'

/** The part of knex that listing the tenants needs. */
export interface TenantListConnection {
  raw(sql: string): Promise<{ rows: { tenant_id: string; status: string }[] }>
}

export interface ForEachTenantOptions {
  /** Statuses to visit; every tenant when absent. */
  statuses?: readonly string[]
  /** Whether the platform's own scope is visited, first. Default false. */
  includePlatform?: boolean
}

/** Ids of the tenants that are open, in id order: not of those that are being brought in or removed. */
export async function listTenantIds(
  connection: TenantListConnection,
  statuses?: readonly string[],
): Promise<string[]> {
  // Awaited inside the scope, as runInTenant requires: knex is lazy.
  const { rows } = await runInTenant(PLATFORM_TENANT_ID, () =>
    connection.raw('select tenant_id, status from tenancy_tenants()'),
  )
  return rows.filter((row) => !statuses || statuses.includes(row.status)).map((row) => row.tenant_id)
}

/**
 * Runs `fn` once in each tenant's scope, one after the other: what a scheduled job, which starts outside
 * every scope, has to do. One tenant's failure does not keep the others from their turn.
 * @throws AggregateError after all had their turn, when some failed; each cause names its tenant.
 */
export async function forEachTenant(
  connection: TenantListConnection,
  fn: (tenantId: string) => Promise<void>,
  options: ForEachTenantOptions = {},
): Promise<void> {
  const ids = await listTenantIds(connection, options.statuses)
  if (options.includePlatform) ids.unshift(PLATFORM_TENANT_ID)
  const failures: Error[] = []
  for (const tenantId of ids) {
    try {
      await runInTenant(tenantId, () => fn(tenantId))
    } catch (cause) {
      failures.push(
        new Error(`tenant ${tenantId}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause }),
      )
    }
  }
  if (failures.length)
    throw new AggregateError(failures, failures.map((failure) => failure.message).join('; '))
}

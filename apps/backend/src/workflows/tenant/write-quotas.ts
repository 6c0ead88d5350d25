import { effectiveLimits, LimitedResource, type TenantTier } from '@cityos/contracts'

interface Connection {
  raw(sql: string, bindings: readonly unknown[]): PromiseLike<unknown>
}

interface Limited {
  tier: TenantTier
  limit_overrides: Record<string, number | null> | null
}

/** Gives a tenant's quotas the maxima of its tier and overrides. Runs in the platform's scope; what is used stays. */
export async function writeQuotas(connection: Connection, tenantId: string, limited: Limited): Promise<void> {
  const limits = effectiveLimits(limited.tier, limited.limit_overrides)
  // In the order in which the counting triggers lock these rows, or the two could wait for each other.
  const resources = [...LimitedResource.options].sort()
  const rows = resources.map(() => '(?, ?, ?::bigint)').join(', ')
  await connection.raw(
    `insert into tenant_quota (tenant_id, resource, maximum) values ${rows}
     on conflict (tenant_id, resource) do update set maximum = excluded.maximum`,
    resources.flatMap((resource) => [tenantId, resource, limits[resource]]),
  )
}

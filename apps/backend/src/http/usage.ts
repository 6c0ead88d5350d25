import type { MedusaContainer } from '@medusajs/framework/types'
import { effectiveLimits, type TenantUsage } from '@cityos/contracts'
import { readResourceUsage } from '../workflows/tenant/read-usage'
import type { TenantRecord } from '../workflows/tenant/tenant-module'

/** What a tenant has used of its limits, as the API answers it. */
export async function readUsage(container: MedusaContainer, tenant: TenantRecord): Promise<TenantUsage> {
  const { api_requests_per_minute: maximum } = effectiveLimits(tenant.tier, tenant.limit_overrides)
  return {
    tenant_id: tenant.id,
    tier: tenant.tier,
    resources: await readResourceUsage(container, tenant.id),
    api_requests_per_minute: { maximum, used: null, percent: null, resets_in_seconds: null },
  }
}

import type { MedusaContainer } from '@medusajs/framework/types'
import { effectiveLimits, type TenantUsage } from '@cityos/contracts'
import { percentOf, readResourceUsage } from '../../workflows/tenant/read-usage'
import type { TenantRecord } from '../../workflows/tenant/tenant-module'
import { counters } from '../rate-limit/counters'

/** What a tenant has used of its limits, as the API answers it. */
export async function readUsage(container: MedusaContainer, tenant: TenantRecord): Promise<TenantUsage> {
  const { api_requests_per_minute: maximum } = effectiveLimits(tenant.tier, tenant.limit_overrides)
  return {
    tenant_id: tenant.id,
    tier: tenant.tier,
    resources: await readResourceUsage(container, tenant.id),
    api_requests_per_minute: { maximum, ...(await readRequests(tenant.id, maximum)) },
  }
}

const NOT_COUNTED = { used: null, percent: null, resets_in_seconds: null }

async function readRequests(tenantId: string, maximum: number | null) {
  if (maximum === null) return NOT_COUNTED
  // A counter that does not answer is no reason to keep the other numbers back.
  const window = await counters()
    .tenants.peek(tenantId)
    .catch(() => undefined)
  if (!window) return NOT_COUNTED
  return {
    used: window.used,
    percent: percentOf(window.used, maximum),
    resets_in_seconds: Math.ceil(window.resetsInMs / 1_000),
  }
}

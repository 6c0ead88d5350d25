import type { MedusaContainer } from '@medusajs/framework/types'
import { CityosError, TIER_LIMITS, type LimitedResource } from '@cityos/contracts'
import { requireTenantId } from '@cityos/medusa-tenancy'
import { tenantModule, type TenantRecord } from '../workflows/tenant/tenant-module'
import { messageOf } from './message-of'

interface Refusal {
  maximum: number
  resource: LimitedResource
}

/**
 * What the database said when it refused a row beyond the tenant's maximum, wherever MikroORM, a workflow or both
 * have wrapped it: their copies keep the message alone.
 */
export function quotaRefusal(error: unknown): Refusal | undefined {
  const match = /quota_exceeded: at most (\d+) (\w+)/.exec(messageOf(error))
  return match ? { maximum: Number(match[1]), resource: match[2] as LimitedResource } : undefined
}

/** The sentence for the people of the tenant in scope. */
export async function toLimitExceeded(container: MedusaContainer, refusal: Refusal): Promise<CityosError> {
  const { maximum, resource } = refusal
  const [tenant] = (await tenantModule(container).listTenants(
    { id: requireTenantId() },
    { select: ['tier'] },
  )) as unknown as Pick<TenantRecord, 'tier'>[]
  // An override is no property of the plan.
  const planned = tenant && TIER_LIMITS[tenant.tier][resource] === maximum
  const who = planned ? `The plan ${planName(tenant.tier)}` : 'This tenant’s plan'
  return new CityosError(
    'limit_exceeded',
    `${who} allows ${maximum} ${maximum === 1 ? resource.replace(/s$/, '') : resource}; remove some or ask for a larger plan.`,
    { ...refusal },
  )
}

function planName(tier: string): string {
  return tier.charAt(0).toUpperCase() + tier.slice(1)
}

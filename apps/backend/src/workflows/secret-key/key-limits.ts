import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { CityosError, effectiveLimits, type LimitOverrides, type TenantTier } from '@cityos/contracts'
import { requireTenantId } from '@cityos/medusa-tenancy'
import { currentEnvironment } from '../../env'

const DAY_MS = 24 * 60 * 60 * 1_000

/** The latest end that a key may get at this moment. */
export function latestExpiry(now: Date): Date {
  return new Date(now.getTime() + currentEnvironment().SECRET_KEY_MAX_DAYS * DAY_MS)
}

/** How many requests a minute the tenant in scope may make, as the plan says now; null is unlimited. */
export async function tenantRequestLimit(container: MedusaContainer): Promise<number | null> {
  const tenant = await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)('tenant')
    .where({ id: requireTenantId() })
    .first<TenantRow | undefined>('tier', 'limit_overrides')
  return tenant ? effectiveLimits(tenant.tier, tenant.limit_overrides).api_requests_per_minute : null
}

interface TenantRow {
  tier: TenantTier
  limit_overrides: LimitOverrides | null
}

/** The end of a key as it is kept; null is the latest. @throws CityosError `validation_failed` */
export function expiryOf(wanted: string | null | undefined, now: Date): Date {
  const latest = latestExpiry(now)
  if (!wanted) return latest
  const expires = new Date(wanted)
  if (expires <= now) throw new CityosError('validation_failed', 'expires_at: must be in the future')
  if (expires <= latest) return expires
  throw new CityosError('validation_failed', `expires_at: must be ${latest.toISOString()} at the latest`)
}

/** @throws CityosError `validation_failed` for more than the tenant's plan allows. */
export async function assertRequestLimit(
  container: MedusaContainer,
  wanted: number | null | undefined,
): Promise<void> {
  const most = wanted ? await tenantRequestLimit(container) : null
  if (!wanted || most === null || wanted <= most) return
  throw new CityosError('validation_failed', `requests_per_minute: the plan of this tenant allows ${most}`)
}

import { z } from 'zod'

export const TenantTier = z.enum(['free', 'starter', 'growth', 'enterprise'])
export type TenantTier = z.infer<typeof TenantTier>

/** What a tenant's plan counts, one by one. */
export const LimitedResource = z.enum(['stores', 'vendors', 'products', 'members'])
export type LimitedResource = z.infer<typeof LimitedResource>

/** Null is unlimited. */
export interface TierLimits extends Record<LimitedResource, number | null> {
  /** Requests that all clients of a tenant together may make in a minute. */
  api_requests_per_minute: number | null
}

export const TIER_LIMITS: Readonly<Record<TenantTier, TierLimits>> = {
  free: { stores: 1, vendors: 3, products: 50, members: 3, api_requests_per_minute: 300 },
  starter: { stores: 3, vendors: 25, products: 1_000, members: 10, api_requests_per_minute: 1_200 },
  growth: { stores: 10, vendors: 250, products: 20_000, members: 50, api_requests_per_minute: 6_000 },
  enterprise: { stores: null, vendors: null, products: null, members: null, api_requests_per_minute: null },
}

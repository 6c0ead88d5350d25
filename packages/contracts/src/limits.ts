import { z } from 'zod'

export const TenantTier = z.enum(['free', 'starter', 'growth', 'enterprise'])
export type TenantTier = z.infer<typeof TenantTier>

/** What a tenant's plan counts, one by one. */
export const LimitedResource = z.enum(['stores', 'vendors', 'products', 'members'])
export type LimitedResource = z.infer<typeof LimitedResource>

const Limit = z.int().min(0).nullable()

/** What a plan allows; null is unlimited. */
export const TierLimits = z.object({
  stores: Limit,
  vendors: Limit,
  products: Limit,
  members: Limit,
  /** Requests that all clients of a tenant together may make in a minute. */
  api_requests_per_minute: Limit,
})
export type TierLimits = z.infer<typeof TierLimits>

export const TIER_LIMITS: Readonly<Record<TenantTier, TierLimits>> = {
  free: { stores: 1, vendors: 3, products: 50, members: 3, api_requests_per_minute: 300 },
  starter: { stores: 3, vendors: 25, products: 1_000, members: 10, api_requests_per_minute: 1_200 },
  growth: { stores: 10, vendors: 250, products: 20_000, members: 50, api_requests_per_minute: 6_000 },
  enterprise: { stores: null, vendors: null, products: null, members: null, api_requests_per_minute: null },
}

const Maximum = z.int().min(0).max(1_000_000_000).nullable().optional()

/** What the platform grants one tenant instead of its tier's numbers; what is left out stays as in the tier. */
export const LimitOverrides = z.strictObject({
  stores: Maximum,
  vendors: Maximum,
  products: Maximum,
  members: Maximum,
  api_requests_per_minute: z.int().min(1).max(1_000_000_000).nullable().optional(),
})
export type LimitOverrides = z.infer<typeof LimitOverrides>

/** Overrides are set as a whole; null takes them all away. */
export const SetTenantLimits = z
  .strictObject({ tier: TenantTier.optional(), limit_overrides: LimitOverrides.nullable().optional() })
  .refine((body) => Object.keys(body).length > 0, 'names neither a tier nor overrides')
export type SetTenantLimits = z.infer<typeof SetTenantLimits>

/** The limits in force: the tier's, with the tenant's own numbers in place of them. */
export function effectiveLimits(tier: TenantTier, overrides: LimitOverrides | null): TierLimits {
  const own = Object.entries(overrides ?? {}).filter(([, maximum]) => maximum !== undefined)
  return { ...TIER_LIMITS[tier], ...(Object.fromEntries(own) as Partial<TierLimits>) }
}

/** `percent` is null where there is no limit, and above 100 where a limit was lowered below what is used. */
export const ResourceUsage = z.object({
  resource: LimitedResource,
  used: z.number().int(),
  maximum: z.number().int().nullable(),
  percent: z.number().nullable(),
})

export const TenantUsage = z.object({
  tenant_id: z.string(),
  tier: TenantTier,
  resources: z.array(ResourceUsage),
  /** The window under way; `used` is null where requests are not counted. */
  api_requests_per_minute: z.object({
    maximum: z.number().int().nullable(),
    used: z.number().int().nullable(),
    percent: z.number().nullable(),
    resets_in_seconds: z.number().int().nullable(),
  }),
})
export type TenantUsage = z.infer<typeof TenantUsage>

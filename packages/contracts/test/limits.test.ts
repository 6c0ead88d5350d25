import { effectiveLimits, LimitOverrides, SetTenantLimits, TIER_LIMITS } from '../src'

describe('effective limits', () => {
  it('are the tier’s where the tenant has none of its own', () => {
    expect(effectiveLimits('starter', null)).toEqual(TIER_LIMITS.starter)
    expect(effectiveLimits('starter', {})).toEqual(TIER_LIMITS.starter)
  })

  it('take a tenant’s own number, nothing and no limit as what they are', () => {
    expect(effectiveLimits('free', { products: 60, vendors: 0, stores: null })).toEqual({
      ...TIER_LIMITS.free,
      products: 60,
      vendors: 0,
      stores: null,
    })
  })

  it('never shrink from one tier to the next', () => {
    const tiers = [TIER_LIMITS.free, TIER_LIMITS.starter, TIER_LIMITS.growth, TIER_LIMITS.enterprise]
    for (const resource of ['stores', 'vendors', 'products', 'members', 'api_requests_per_minute'] as const) {
      const numbers = tiers.map((tier) => tier[resource] ?? Infinity)
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
    }
  })
})

describe('overrides', () => {
  it.each([
    { products: -1 },
    { products: 1.5 },
    { products: '10' },
    { products: Number.MAX_SAFE_INTEGER },
    { api_requests_per_minute: 0 },
    { warehouses: 3 },
    [],
    'none',
  ])('refuse %j', (overrides) => {
    expect(LimitOverrides.safeParse(overrides).success).toBe(false)
  })

  it('or a tier are needed to set limits', () => {
    expect(SetTenantLimits.safeParse({}).success).toBe(false)
    expect(SetTenantLimits.safeParse({ tier: 'gold' }).success).toBe(false)
    expect(SetTenantLimits.safeParse({ limit_overrides: null }).success).toBe(true)
  })
})

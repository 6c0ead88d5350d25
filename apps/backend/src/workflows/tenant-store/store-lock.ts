import { requireTenantId } from '@cityos/medusa-tenancy'

/**
 * Changes of a tenant's stores take turns: a country could otherwise go to two new regions at once, and a store be
 * paused and resumed into a state of half each. Seconds; a lock that a crash left behind ends by itself.
 */
export const storeLock = () => ({
  key: `tenant-stores:${requireTenantId()}`,
  timeout: 30,
  ttl: 120,
})

import { z } from 'zod'

export const TenantStoreType = z.enum(['retail', 'marketplace', 'b2b', 'subscription', 'services'])
export type TenantStoreType = z.infer<typeof TenantStoreType>

export const TenantStoreStatus = z.enum(['draft', 'active', 'paused', 'archived'])
export type TenantStoreStatus = z.infer<typeof TenantStoreStatus>

/** The store's name in addresses and code: ASCII, so that no two look the same. It never changes. */
export const TenantStoreHandle = z
  .string()
  .trim()
  .min(2)
  .max(63)
  .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/, 'may hold lower-case letters, digits and inner hyphens only')

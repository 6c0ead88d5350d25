import type { TenantStoreDetail } from '@cityos/contracts'
import { addressOf } from '../lib/address-of'

/** Where shoppers reach a store: its own host when it has one that works, else the tenant's. */
export function storefrontHost(store: TenantStoreDetail, tenantHost: string): string {
  const working = store.domains.filter(({ status }) => status === 'verified')
  return (working.find(({ is_primary }) => is_primary) ?? working[0])?.host ?? tenantHost
}

/** Two calls that a storefront begins with: what is for sale, and a cart. */
export function storefrontCalls(store: TenantStoreDetail, tenantHost: string): string[] {
  const base = addressOf(storefrontHost(store, tenantHost))
  const key = `-H 'x-publishable-api-key: ${store.publishable_key?.token ?? ''}'`
  const region = store.regions[0]?.id ?? ''
  return [
    `curl '${base}/store/products' ${key}`,
    `curl '${base}/store/carts' ${key} -H 'content-type: application/json' -d '{"region_id":"${region}"}'`,
  ]
}

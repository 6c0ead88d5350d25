import type { MedusaContainer } from '@medusajs/framework/types'
import type { TenantStore, TenantStoreDetail } from '@cityos/contracts'
import { storeCommerce } from '../../workflows/tenant-store/store-commerce'
import { countOrders, countPriced, countProducts } from '../../workflows/tenant-store/store-counts'
import { requireTenantStore, type TenantStoreRecord } from '../../workflows/tenant-store/tenant-store-module'
import { domainsOfStores } from '../domains/store-domains'

/** Stores as the lists of the admin answer them. */
export async function toTenantStores(
  container: MedusaContainer,
  stores: TenantStoreRecord[],
): Promise<TenantStore[]> {
  const domains = await domainsOfStores(
    container,
    stores.map(({ id }) => id),
  )
  return stores.map((store) => ({
    id: store.id,
    handle: store.handle,
    name: store.name,
    description: store.description,
    type: store.type,
    status: store.status,
    theme: store.theme,
    locales: store.locales,
    default_locale: store.default_locale,
    currency_codes: store.currency_codes,
    default_currency_code: store.default_currency_code,
    domains: domains.get(store.id) ?? [],
    created_at: new Date(store.created_at).toISOString(),
    updated_at: new Date(store.updated_at).toISOString(),
  }))
}

/** One store with all that it sells through. @throws CityosError `not_found`. */
export async function tenantStoreDetail(container: MedusaContainer, id: string): Promise<TenantStoreDetail> {
  const store = await requireTenantStore(container, id)
  const [summary] = await toTenantStores(container, [store])
  const { regions, sales_channel: channel, api_key: key } = await storeCommerce(container, id)
  return {
    ...(summary as TenantStore),
    regions,
    sales_channel: channel && { id: channel.id, name: channel.name, is_disabled: channel.is_disabled },
    publishable_key: key && { id: key.id, token: key.token, revoked: key.revoked_at !== null },
    counts: channel
      ? {
          products: await countProducts(container, channel.id),
          priced: await countPriced(container, channel.id, [
            ...new Set(regions.map(({ currency_code }) => currency_code)),
          ]),
          orders: await countOrders(container, channel.id),
        }
      : { products: 0, priced: 0, orders: 0 },
  }
}

import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { TenantStoreRegion } from '@cityos/contracts'

/** What a store sells through, as its links say. */
export interface StoreCommerce {
  sales_channel: { id: string; name: string; is_disabled: boolean } | null
  api_key: { id: string; token: string; revoked_at: Date | string | null } | null
  regions: TenantStoreRegion[]
}

interface Linked {
  id: string
  sales_channel?: StoreCommerce['sales_channel']
  api_key?: StoreCommerce['api_key']
  regions?: { id: string; name: string; currency_code: string; countries?: { iso_2: string }[] }[]
}

const FIELDS = [
  'id',
  'sales_channel.id',
  'sales_channel.name',
  'sales_channel.is_disabled',
  'api_key.id',
  'api_key.token',
  'api_key.revoked_at',
  'regions.id',
  'regions.name',
  'regions.currency_code',
  'regions.countries.iso_2',
]

/** Channel, key and regions of a store of the tenant in scope. */
export async function storeCommerce(container: MedusaContainer, id: string): Promise<StoreCommerce> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: 'tenant_store', fields: FIELDS, filters: { id } })
  const [linked] = data as unknown as Linked[]
  return {
    sales_channel: linked?.sales_channel ?? null,
    api_key: linked?.api_key ?? null,
    regions: (linked?.regions ?? []).filter(Boolean).map(toStoreRegion),
  }
}

export function toStoreRegion(region: NonNullable<Linked['regions']>[number]): TenantStoreRegion {
  return {
    id: region.id,
    name: region.name,
    currency_code: region.currency_code,
    country_codes: (region.countries ?? []).map(({ iso_2 }) => iso_2).sort(),
  }
}

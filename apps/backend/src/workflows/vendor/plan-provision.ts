import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { TenantStoreRegion } from '@cityos/contracts'
import { storeCommerce } from '../tenant-store/store-commerce'
import { requireVendor } from './vendor-module'

/** What a vendor gets when it is approved. */
export interface ProvisionPlan {
  vendorId: string
  handle: string
  name: string
  /** False for one that has everything. */
  needed: boolean
  /** The tenant's first store that has not ended; null in a tenant without any. */
  storeId: string | null
  channelIds: string[]
  regions: TenantStoreRegion[]
  countryCodes: string[]
}

/** Looks at what a vendor is to get: one way of shipping into every region of the tenant's first store. */
export async function planProvision(container: MedusaContainer, vendorId: string): Promise<ProvisionPlan> {
  const { handle, name } = await requireVendor(container, vendorId)
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const provisioned = await connection('vendor_shipping_profile')
    .where({ vendor_id: vendorId })
    .whereNull('deleted_at')
    .first<object | undefined>('id')
  const store = await connection('tenant_store')
    .whereNull('deleted_at')
    .whereNot({ status: 'archived' })
    .orderBy('id')
    .first<{ id: string } | undefined>('id')
  const { sales_channel, regions } = store
    ? await storeCommerce(container, store.id)
    : { sales_channel: null, regions: [] }
  return {
    ...{ vendorId, handle, name, regions },
    needed: !provisioned,
    storeId: store?.id ?? null,
    channelIds: sales_channel ? [sales_channel.id] : [],
    countryCodes: [...new Set(regions.flatMap(({ country_codes }) => country_codes))].sort(),
  }
}

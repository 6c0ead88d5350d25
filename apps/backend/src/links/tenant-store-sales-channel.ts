import { defineLink } from '@medusajs/framework/utils'
import SalesChannelModule from '@medusajs/medusa/sales-channel'
import TenantStoreModule from '../modules/tenant-store'

/** The one channel that a store sells through: a product in it is a product of the store. */
export default defineLink(TenantStoreModule.linkable.tenantStore, SalesChannelModule.linkable.salesChannel, {
  database: { table: 'tenant_store_sales_channel' },
})

import { defineLink } from '@medusajs/framework/utils'
import RegionModule from '@medusajs/medusa/region'
import TenantStoreModule from '../modules/tenant-store'

/** The regions that a store sells to; a region may serve several stores of the tenant. */
export default defineLink(
  { linkable: TenantStoreModule.linkable.tenantStore, isList: true },
  { linkable: RegionModule.linkable.region, isList: true },
  { database: { table: 'tenant_store_region' } },
)

import { defineLink } from '@medusajs/framework/utils'
import TenantStoreModule from '../modules/tenant-store'
import VendorModule from '../modules/vendor'

/** The stores that a vendor sells in. */
export default defineLink(
  { linkable: VendorModule.linkable.vendor, isList: true },
  { linkable: TenantStoreModule.linkable.tenantStore, isList: true },
  { database: { table: 'vendor_store' } },
)

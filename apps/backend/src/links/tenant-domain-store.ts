import { defineLink } from '@medusajs/framework/utils'
import TenantModule from '../modules/tenant'
import TenantStoreModule from '../modules/tenant-store'

/** From a host name to the store that is reached there. */
export default defineLink(
  { linkable: TenantModule.linkable.tenantDomain, field: 'store_id' },
  TenantStoreModule.linkable.tenantStore,
  { readOnly: true },
)

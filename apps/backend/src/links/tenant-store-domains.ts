import { defineLink } from '@medusajs/framework/utils'
import TenantModule from '../modules/tenant'
import TenantStoreModule from '../modules/tenant-store'

/** From a store to the host names where it is reached. */
export default defineLink(
  { linkable: TenantStoreModule.linkable.tenantStore, field: 'id', isList: true },
  { ...TenantModule.linkable.tenantDomain.id, primaryKey: 'store_id' },
  { readOnly: true },
)

import { defineLink } from '@medusajs/framework/utils'
import TenantModule from '../modules/tenant'
import TenantStoreModule from '../modules/tenant-store'

/** From a tenant to its stores. */
export default defineLink(
  { linkable: TenantModule.linkable.tenant, field: 'id', isList: true },
  { ...TenantStoreModule.linkable.tenantStore.id, primaryKey: 'tenant_id' },
  { readOnly: true },
)

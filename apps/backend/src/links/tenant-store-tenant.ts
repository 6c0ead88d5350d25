import { defineLink } from '@medusajs/framework/utils'
import TenantModule from '../modules/tenant'
import TenantStoreModule from '../modules/tenant-store'

/** From a store to its tenant. */
export default defineLink(
  { linkable: TenantStoreModule.linkable.tenantStore, field: 'tenant_id' },
  TenantModule.linkable.tenant,
  { readOnly: true },
)

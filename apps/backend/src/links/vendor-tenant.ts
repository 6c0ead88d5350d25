import { defineLink } from '@medusajs/framework/utils'
import TenantModule from '../modules/tenant'
import VendorModule from '../modules/vendor'

/** From a vendor to its tenant. */
export default defineLink(
  { linkable: VendorModule.linkable.vendor, field: 'tenant_id' },
  TenantModule.linkable.tenant,
  { readOnly: true },
)

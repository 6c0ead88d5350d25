import SalesChannelModule from '@medusajs/medusa/sales-channel'
import { defineLink } from '@medusajs/framework/utils'
import TenantModule from '../modules/tenant'

/**
 * Which channels a tenant sells through: one row for each, kept by triggers (see `mirrored` in
 * tenancy.classification.json). Its `tenant_id` is the column that isolates the row, too.
 */
export default defineLink(
  TenantModule.linkable.tenant,
  { linkable: SalesChannelModule.linkable.salesChannel, isList: true },
  { database: { table: 'tenant_sales_channel' } },
)

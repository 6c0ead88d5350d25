import { defineLink } from '@medusajs/framework/utils'
import FulfillmentModule from '@medusajs/medusa/fulfillment'
import VendorModule from '../modules/vendor'

/** How a vendor ships: what is paid for shipping by its own profile is its own. A profile of nobody is shared. */
export default defineLink(
  VendorModule.linkable.vendor,
  { linkable: FulfillmentModule.linkable.shippingProfile, isList: true },
  { database: { table: 'vendor_shipping_profile' } },
)

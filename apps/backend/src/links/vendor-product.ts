import { defineLink } from '@medusajs/framework/utils'
import ProductModule from '@medusajs/medusa/product'
import VendorModule from '../modules/vendor'

/** What a vendor sells. A product is one vendor's; one without is the tenant's own. */
export default defineLink(
  VendorModule.linkable.vendor,
  { linkable: ProductModule.linkable.product, isList: true },
  { database: { table: 'vendor_product' } },
)

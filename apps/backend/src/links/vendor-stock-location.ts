import { defineLink } from '@medusajs/framework/utils'
import StockLocationModule from '@medusajs/medusa/stock-location'
import VendorModule from '../modules/vendor'

/** Where a vendor keeps its stock, and ships from. */
export default defineLink(
  VendorModule.linkable.vendor,
  { linkable: StockLocationModule.linkable.stockLocation, isList: true },
  { database: { table: 'vendor_stock_location' } },
)

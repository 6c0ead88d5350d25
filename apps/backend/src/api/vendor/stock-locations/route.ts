import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { namedVendorOf } from '../../../access/vendors/vendor-caller'
import { listStockLocations } from '../../../http/vendors/list-stock-locations'

/** Lists the places from which the caller's vendor sends. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const { vendor_id } = namedVendorOf(request)
  response.json({ stock_locations: await listStockLocations(request.scope, vendor_id) })
}

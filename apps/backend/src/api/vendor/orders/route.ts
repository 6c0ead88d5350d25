import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ListVendorOrders } from '@cityos/contracts'
import { namedVendorOf } from '../../../access/vendors/vendor-caller'
import { listVendorOrders } from '../../../http/vendor-orders/list-vendor-orders'

/** Lists what the caller's vendor has sold, newest first. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as unknown as ListVendorOrders
  const { vendor_id } = namedVendorOf(request)
  response.json(await listVendorOrders(request.scope, { ...query, vendor_id }))
}

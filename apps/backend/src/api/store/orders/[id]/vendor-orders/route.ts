import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { readStoreVendorOrders } from '../../../../../http/vendor-orders/read-vendor-orders'

/** Who sells and ships what of an order. Like the order itself, for whoever knows its id. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const id = request.params['id'] as string
  response.json({ vendor_orders: await readStoreVendorOrders(request.scope, id) })
}

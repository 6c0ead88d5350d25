import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ListAllVendorOrders } from '@cityos/contracts'
import { listVendorOrders } from '../../../http/vendor-orders/list-vendor-orders'

/** Lists what the tenant's vendors have sold, newest first. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as unknown as ListAllVendorOrders
  response.json(await listVendorOrders(request.scope, query))
}

import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { readVendorOrder } from '../../../../http/vendor-orders/read-vendor-orders'

/** Reads one vendor order: what is in it, where it goes, and the parcels. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const id = request.params['id'] as string
  response.json({ vendor_order: await readVendorOrder(request.scope, { id }) })
}

import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { namedVendorOf } from '../../../../access/vendors/vendor-caller'
import { readVendorOrder } from '../../../../http/vendor-orders/read-vendor-orders'

/** Reads one of the caller's vendor orders: what is in it, where it goes, and the parcels. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const { vendor_id } = namedVendorOf(request)
  const wanted = { id: request.params['id'] as string, vendor_id }
  response.json({ vendor_order: await readVendorOrder(request.scope, wanted) })
}

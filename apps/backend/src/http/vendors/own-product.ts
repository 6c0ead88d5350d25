import type { MedusaRequest } from '@medusajs/framework/http'
import { namedVendorOf } from '../../access/vendors/vendor-caller'

/** Which product of the caller's own vendor a request is about, and who of the vendor sends it. */
export function ownProductOf(request: MedusaRequest) {
  const { vendor_id: vendorId, member_id: by } = namedVendorOf(request)
  return { productId: request.params['id'] as string, vendorId, by }
}

import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { namedVendorOf } from '../../../../access/vendors/vendor-caller'
import { readVendorDispute } from '../../../../http/disputes/vendor-disputes'

/** Reads what the caller's vendor bears of a dispute. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const { vendor_id } = namedVendorOf(request)
  response.json({
    dispute: await readVendorDispute(request.scope, vendor_id, request.params['id'] as string),
  })
}

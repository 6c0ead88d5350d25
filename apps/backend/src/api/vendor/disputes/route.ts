import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ListVendorDisputes } from '@cityos/contracts'
import { namedVendorOf } from '../../../access/vendors/vendor-caller'
import { listVendorDisputes } from '../../../http/disputes/vendor-disputes'

/** Lists what the caller's vendor bears of disputes, newest first. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const { vendor_id } = namedVendorOf(request)
  const query = request.validatedQuery as unknown as ListVendorDisputes
  response.json(await listVendorDisputes(request.scope, vendor_id, query))
}

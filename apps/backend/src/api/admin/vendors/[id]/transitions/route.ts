import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ListVendorTransitions } from '@cityos/contracts'
import { listTransitions } from '../../../../../http/vendors/transition-response'

/** Lists how a vendor has come to where it is. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as unknown as ListVendorTransitions
  response.json(await listTransitions(request.scope, request.params['id'] as string, query))
}

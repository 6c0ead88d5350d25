import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ListVendorOrderIntents } from '@cityos/contracts'
import { listVendorOrderIntents } from '../../../http/vendor-orders/read-intents'

/** Lists moves of money of vendor orders, the newest first. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as unknown as ListVendorOrderIntents
  response.json(await listVendorOrderIntents(request.scope, query))
}

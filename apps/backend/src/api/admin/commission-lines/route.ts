import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ListCommissionLines } from '@cityos/contracts'
import { listCommissionLines } from '../../../http/commission/line-response'

/** Lists what was charged, the newest first. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as unknown as ListCommissionLines
  response.json(await listCommissionLines(request.scope, query))
}

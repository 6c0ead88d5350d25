import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ListPayoutFindings } from '@cityos/contracts'
import { listFindings } from '../../../http/payouts/reconciliation-response'

/** Lists what comparisons have found, newest first. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json(await listFindings(request.scope, request.validatedQuery as unknown as ListPayoutFindings))
}

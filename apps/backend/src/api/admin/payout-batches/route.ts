import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ListPayoutBatches } from '@cityos/contracts'
import { listBatches } from '../../../http/payouts/batch-response'

/** Lists the files for the bank, newest first. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json(await listBatches(request.scope, request.validatedQuery as unknown as ListPayoutBatches))
}

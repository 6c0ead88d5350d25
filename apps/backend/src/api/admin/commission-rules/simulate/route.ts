import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { SimulateCommission } from '@cityos/contracts'
import { simulateCommission } from '../../../../http/commission/simulate'

/** Says what a sale would be charged, and why. */
export const POST = async (request: MedusaRequest<SimulateCommission>, response: MedusaResponse) => {
  response.json(await simulateCommission(request.scope, request.validatedBody))
}

import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { GeneratePayouts, ListPayouts } from '@cityos/contracts'
import { listPayouts } from '../../../http/payouts/payout-response'
import { generatePayoutsWorkflow } from '../../../workflows/payout/generate-payouts'

/** Lists the tenant's payouts, newest first. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json(await listPayouts(request.scope, request.validatedQuery as unknown as ListPayouts))
}

/** Makes payouts now. */
export const POST = async (request: MedusaRequest<GeneratePayouts>, response: MedusaResponse) => {
  const { result } = await generatePayoutsWorkflow(request.scope).run({
    input: request.validatedBody as never,
  })
  response.status(201).json(result)
}

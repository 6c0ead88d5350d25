import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ListSubscriptionCycles } from '@cityos/contracts'
import { listCyclesOf } from '../../../../../http/subscriptions/cycle-response'

/** Lists the cycles of a subscription with each attempt to charge them. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const id = request.params['id'] as string
  const query = request.validatedQuery as unknown as ListSubscriptionCycles
  response.json(await listCyclesOf(request.scope, id, query))
}

import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ListBillingCycles } from '@cityos/contracts'
import { listCycles } from '../../../http/subscriptions/cycle-response'

/** Lists cycles of all subscriptions, such as those that nobody has paid. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json(await listCycles(request.scope, request.validatedQuery as unknown as ListBillingCycles))
}

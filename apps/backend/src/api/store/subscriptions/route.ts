import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ListStoreSubscriptions } from '@cityos/contracts'
import { actorOf } from '../../../http/actor'
import { listOwnSubscriptions } from '../../../http/subscriptions/subscription-response'

/** Lists the customer's subscriptions, newest first. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as unknown as ListStoreSubscriptions
  response.json(await listOwnSubscriptions(request.scope, query, actorOf(request)!))
}

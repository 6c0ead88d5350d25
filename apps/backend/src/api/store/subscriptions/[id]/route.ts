import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '../../../../http/actor'
import { readOwnSubscription } from '../../../../http/subscriptions/subscription-response'

/** Reads a subscription of the customer's with its cycles and its credit. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const ref = { id: request.params['id'] as string, customerId: actorOf(request)! }
  response.json({ subscription: await readOwnSubscription(request.scope, ref) })
}

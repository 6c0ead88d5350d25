import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { CreateSubscription, ListSubscriptions } from '@cityos/contracts'
import { actorOf } from '../../../http/actor'
import { listSubscriptions, readSubscription } from '../../../http/subscriptions/subscription-response'
import { createSubscriptionWorkflow } from '../../../workflows/subscription/create-subscription'

/** Lists the tenant's subscriptions, newest first. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json(
    await listSubscriptions(request.scope, request.validatedQuery as unknown as ListSubscriptions),
  )
}

/** Makes a subscription for a customer. */
export const POST = async (request: MedusaRequest<CreateSubscription>, response: MedusaResponse) => {
  const { result } = await createSubscriptionWorkflow(request.scope).run({
    input: { subscription: request.validatedBody, by: actorOf(request) },
  })
  response.status(201).json({ subscription: await readSubscription(request.scope, result.id) })
}

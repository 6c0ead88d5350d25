import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { changeSubscriptionWorkflow } from '../../workflows/subscription/change-subscription'
import type { SubscriptionVerb } from '../../workflows/subscription/steps/change-subscription'
import { actorOf } from '../actor'
import { readOwnSubscription, readSubscription } from './subscription-response'

/** A route by which the staff does something to a subscription; answers it as it is then. */
export function changeRoute(verb: SubscriptionVerb['verb']) {
  return async (request: MedusaRequest, response: MedusaResponse) => {
    const id = request.params['id'] as string
    await change(request, { id, customerId: null }, verb)
    response.json({ subscription: await readSubscription(request.scope, id) })
  }
}

/** A route by which customers do something to a subscription of theirs. */
export function ownChangeRoute(verb: SubscriptionVerb['verb']) {
  return async (request: MedusaRequest, response: MedusaResponse) => {
    const ref = { id: request.params['id'] as string, customerId: actorOf(request)! }
    await change(request, ref, verb)
    response.json({ subscription: await readOwnSubscription(request.scope, ref) })
  }
}

async function change(
  request: MedusaRequest,
  ref: { id: string; customerId: string | null },
  verb: SubscriptionVerb['verb'],
): Promise<void> {
  const what = { verb, how: request.validatedBody } as SubscriptionVerb
  await changeSubscriptionWorkflow(request.scope).run({ input: { ref, what, actor: actorOf(request) } })
}

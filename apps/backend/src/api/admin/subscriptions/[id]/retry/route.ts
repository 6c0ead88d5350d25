import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '../../../../../http/actor'
import { readSubscription } from '../../../../../http/subscriptions/subscription-response'
import { billingContext } from '../../../../../workflows/subscription/billing/billing-context'
import { billNow } from '../../../../../workflows/subscription/billing/bill-now'
import { changeSubscriptionWorkflow } from '../../../../../workflows/subscription/change-subscription'

/** Tries what is owed again at once. */
export const POST = async (request: MedusaRequest, response: MedusaResponse) => {
  const id = request.params['id'] as string
  await changeSubscriptionWorkflow(request.scope).run({
    input: { ref: { id, customerId: null }, what: { verb: 'retry' }, actor: actorOf(request) },
  })
  await billNow(billingContext(request.scope), id)
  response.json({ subscription: await readSubscription(request.scope, id) })
}

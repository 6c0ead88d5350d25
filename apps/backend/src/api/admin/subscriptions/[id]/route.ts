import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { changeRoute } from '../../../../http/subscriptions/change'
import { readSubscription } from '../../../../http/subscriptions/subscription-response'
import { deleteSubscriptionWorkflow } from '../../../../workflows/subscription/delete-subscription'

/** Reads a subscription with its cycles, its credit and what was done to it. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json({ subscription: await readSubscription(request.scope, request.params['id'] as string) })
}

/** Changes where it goes, how it is paid, and how much of it. */
export const POST = changeRoute('update')

/** Deletes a draft. */
export const DELETE = async (request: MedusaRequest, response: MedusaResponse) => {
  const id = request.params['id'] as string
  await deleteSubscriptionWorkflow(request.scope).run({ input: { id } })
  response.json({ id, object: 'subscription', deleted: true })
}

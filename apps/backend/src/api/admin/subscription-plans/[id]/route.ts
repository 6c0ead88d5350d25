import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { UpdateSubscriptionPlan } from '@cityos/contracts'
import { readSubscriptionPlan } from '../../../../http/subscriptions/plan-response'
import { archiveSubscriptionPlanWorkflow } from '../../../../workflows/subscription/archive-plan'
import { updateSubscriptionPlanWorkflow } from '../../../../workflows/subscription/update-plan'

const idOf = (request: MedusaRequest) => request.params['id'] as string

/** Reads one plan. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json({ subscription_plan: await readSubscriptionPlan(request.scope, idOf(request)) })
}

/** Gives a plan another version. */
export const POST = async (request: MedusaRequest<UpdateSubscriptionPlan>, response: MedusaResponse) => {
  const id = idOf(request)
  await updateSubscriptionPlanWorkflow(request.scope).run({ input: { id, update: request.validatedBody } })
  response.json({ subscription_plan: await readSubscriptionPlan(request.scope, id) })
}

/** Takes a plan out of use. */
export const DELETE = async (request: MedusaRequest, response: MedusaResponse) => {
  const id = idOf(request)
  await archiveSubscriptionPlanWorkflow(request.scope).run({ input: { id } })
  response.json({ id, object: 'subscription_plan', deleted: true })
}

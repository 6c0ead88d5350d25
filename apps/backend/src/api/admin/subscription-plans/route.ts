import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { CreateSubscriptionPlan, ListSubscriptionPlans } from '@cityos/contracts'
import { listSubscriptionPlans, readSubscriptionPlan } from '../../../http/subscriptions/plan-response'
import { createSubscriptionPlanWorkflow } from '../../../workflows/subscription/create-plan'

/** Lists the tenant's plans, newest first. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as unknown as ListSubscriptionPlans
  response.json(await listSubscriptionPlans(request.scope, query))
}

/** Makes a plan. */
export const POST = async (request: MedusaRequest<CreateSubscriptionPlan>, response: MedusaResponse) => {
  const { result: id } = await createSubscriptionPlanWorkflow(request.scope).run({
    input: request.validatedBody,
  })
  response.status(201).json({ subscription_plan: await readSubscriptionPlan(request.scope, id) })
}

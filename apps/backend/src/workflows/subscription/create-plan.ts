import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { SUBSCRIPTION_PLAN_EVENTS, type CreateSubscriptionPlan } from '@cityos/contracts'
import { createSubscriptionPlanStep } from './steps/create-subscription-plan'

/** Makes a plan of the tenant in scope and answers its id. @throws CityosError `not_found`, `currency_unknown`. */
export const createSubscriptionPlanWorkflow = createWorkflow(
  'create-subscription-plan',
  (input: CreateSubscriptionPlan) => {
    const id = createSubscriptionPlanStep(input)
    emitEventStep({
      eventName: SUBSCRIPTION_PLAN_EVENTS.created,
      data: transform({ id }, ({ id }) => ({ id })),
    })
    const subscriptionPlanCreated = createHook('subscriptionPlanCreated', { id })
    return new WorkflowResponse(id, { hooks: [subscriptionPlanCreated] })
  },
)

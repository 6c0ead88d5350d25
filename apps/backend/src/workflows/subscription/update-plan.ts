import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { SUBSCRIPTION_PLAN_EVENTS } from '@cityos/contracts'
import { changeSubscriptionPlanStep, type PlanEdit } from './steps/change-subscription-plan'

/**
 * Gives a plan another version, for what is sold from now on: subscriptions keep what was agreed.
 * @throws CityosError `not_found`, `subscription_plan_changed`, `currency_unknown`, `validation_failed`.
 */
export const updateSubscriptionPlanWorkflow = createWorkflow(
  'update-subscription-plan',
  (input: PlanEdit) => {
    const id = changeSubscriptionPlanStep(input)
    emitEventStep({
      eventName: SUBSCRIPTION_PLAN_EVENTS.updated,
      data: transform({ id }, ({ id }) => ({ id })),
    })
    const subscriptionPlanUpdated = createHook('subscriptionPlanUpdated', { id })
    return new WorkflowResponse(id, { hooks: [subscriptionPlanUpdated] })
  },
)

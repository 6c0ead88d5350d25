import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { SUBSCRIPTION_PLAN_EVENTS } from '@cityos/contracts'
import { archiveSubscriptionPlanStep } from './steps/archive-subscription-plan'

/** Takes a plan out of use for good; what was sold on it goes on. @throws CityosError `not_found`. */
export const archiveSubscriptionPlanWorkflow = createWorkflow(
  'archive-subscription-plan',
  (input: { id: string }) => {
    const id = archiveSubscriptionPlanStep(input)
    emitEventStep({
      eventName: SUBSCRIPTION_PLAN_EVENTS.deleted,
      data: transform({ id }, ({ id }) => ({ id })),
    })
    const subscriptionPlanArchived = createHook('subscriptionPlanArchived', { id })
    return new WorkflowResponse(id, { hooks: [subscriptionPlanArchived] })
  },
)

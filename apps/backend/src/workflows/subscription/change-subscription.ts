import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { changeSubscriptionStep, type ChangeSubscription } from './steps/change-subscription'

/** Activates, cancels, pauses, resumes, retries, skips or updates a subscription. @throws as changeSubscriptionStep. */
export const changeSubscriptionWorkflow = createWorkflow(
  'change-subscription',
  (input: ChangeSubscription) => {
    const changed = changeSubscriptionStep(input)
    emitEventStep({
      eventName: transform({ changed }, ({ changed }) => changed.event) as never,
      data: transform({ changed }, ({ changed }) => ({ id: changed.id })),
    })
    const subscriptionChanged = createHook('subscriptionChanged', { changed })
    return new WorkflowResponse(changed, { hooks: [subscriptionChanged] })
  },
)

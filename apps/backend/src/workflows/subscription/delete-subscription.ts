import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { SUBSCRIPTION_EVENTS } from '@cityos/contracts'
import { deleteSubscriptionStep } from './steps/delete-subscription'

/** Deletes a draft. @throws CityosError `not_found`, `illegal_transition`. */
export const deleteSubscriptionWorkflow = createWorkflow('delete-subscription', (input: { id: string }) => {
  const id = deleteSubscriptionStep(input)
  emitEventStep({
    eventName: SUBSCRIPTION_EVENTS.deleted,
    data: transform({ id }, ({ id }) => ({ id })),
  })
  const subscriptionDeleted = createHook('subscriptionDeleted', { id })
  return new WorkflowResponse(id, { hooks: [subscriptionDeleted] })
})

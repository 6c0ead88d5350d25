import { createHook, createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import type { UpdateSubscriptionSettings } from '@cityos/contracts'
import { writeSubscriptionSettingsStep } from './steps/write-subscription-settings'

/** Changes what happens when payments of the tenant in scope fail, from the next failure on. */
export const updateSubscriptionSettingsWorkflow = createWorkflow(
  'update-subscription-settings',
  (input: UpdateSubscriptionSettings) => {
    const settings = writeSubscriptionSettingsStep(input)
    const subscriptionSettingsUpdated = createHook('subscriptionSettingsUpdated', { settings })
    return new WorkflowResponse(settings, { hooks: [subscriptionSettingsUpdated] })
  },
)

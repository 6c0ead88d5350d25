import { createHook, createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { changeEndpointStep, type ChangeEndpointInput } from './steps/change-endpoint'

/**
 * Updates an endpoint, or gives it another secret; counts for whatever is sent next.
 * @throws CityosError `not_found`, `validation_failed`.
 */
export const changeWebhookEndpointWorkflow = createWorkflow(
  'change-webhook-endpoint',
  (input: ChangeEndpointInput) => {
    const id = changeEndpointStep(input)
    const webhookEndpointChanged = createHook('webhookEndpointChanged', { id })
    return new WorkflowResponse(id, { hooks: [webhookEndpointChanged] })
  },
)

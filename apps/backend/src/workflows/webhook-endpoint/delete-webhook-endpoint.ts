import { createHook, createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { deleteEndpointStep } from './steps/delete-endpoint'

/**
 * Removes an endpoint and its log; what is being sent at this moment is sent.
 * @throws CityosError `not_found`.
 */
export const deleteWebhookEndpointWorkflow = createWorkflow(
  'delete-webhook-endpoint',
  (input: { id: string }) => {
    const id = deleteEndpointStep(input)
    const webhookEndpointDeleted = createHook('webhookEndpointDeleted', { id })
    return new WorkflowResponse(id, { hooks: [webhookEndpointDeleted] })
  },
)

import { createHook, createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { createEndpointStep, type CreateEndpointInput } from './steps/create-endpoint'

/**
 * Enters an endpoint of the tenant in scope, and answers its id. The secret is made by the caller and stays there.
 * @throws CityosError `limit_exceeded`, `validation_failed`.
 */
export const createWebhookEndpointWorkflow = createWorkflow(
  'create-webhook-endpoint',
  (input: CreateEndpointInput) => {
    const id = createEndpointStep(input)
    const webhookEndpointCreated = createHook('webhookEndpointCreated', { id })
    return new WorkflowResponse(id, { hooks: [webhookEndpointCreated] })
  },
)

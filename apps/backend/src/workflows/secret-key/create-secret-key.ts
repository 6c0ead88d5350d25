import { createHook, createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { createKeyStep, type CreateKeyInput } from './steps/create-key'

/**
 * Makes a secret key of the tenant in scope and answers its id. The token is made by the caller and stays there.
 * @throws CityosError `validation_failed`, `forbidden`.
 */
export const createSecretKeyWorkflow = createWorkflow('create-secret-key', (input: CreateKeyInput) => {
  const id = createKeyStep(input)
  const secretKeyCreated = createHook('secretKeyCreated', { id })
  return new WorkflowResponse(id, { hooks: [secretKeyCreated] })
})

import { createHook, createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { changeKeyStep, type ChangeKeyInput } from './steps/change-key'

/**
 * Updates, rotates or revokes a secret key; counts with its next request.
 * @throws CityosError `not_found`, `illegal_transition`, `validation_failed`, `forbidden`.
 */
export const changeSecretKeyWorkflow = createWorkflow('change-secret-key', (input: ChangeKeyInput) => {
  const id = changeKeyStep(input)
  const secretKeyChanged = createHook('secretKeyChanged', { id })
  return new WorkflowResponse(id, { hooks: [secretKeyChanged] })
})

import { createHook, createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { deleteKeyStep } from './steps/delete-key'

/** Removes a secret key; its next request is refused. @throws CityosError `not_found`. */
export const deleteSecretKeyWorkflow = createWorkflow('delete-secret-key', (input: { id: string }) => {
  const id = deleteKeyStep(input)
  const secretKeyDeleted = createHook('secretKeyDeleted', { id })
  return new WorkflowResponse(id, { hooks: [secretKeyDeleted] })
})

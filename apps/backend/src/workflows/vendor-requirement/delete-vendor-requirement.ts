import { createHook, createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { deleteRequirementRowStep } from './steps/delete-requirement-row'

/** Takes back what was asked of vendors. @throws CityosError `not_found`. */
export const deleteVendorRequirementWorkflow = createWorkflow('delete-vendor-requirement', (id: string) => {
  const deleted = deleteRequirementRowStep(id)
  const requirementDeleted = createHook('requirementDeleted', { deleted })
  return new WorkflowResponse(deleted, { hooks: [requirementDeleted] })
})

import { createHook, createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { updateRequirementRowStep, type RequirementUpdate } from './steps/update-requirement-row'

/** Changes what is asked of vendors; a new version of terms has to be accepted anew. @throws as {@link updateRequirementRowStep} */
export const updateVendorRequirementWorkflow = createWorkflow(
  'update-vendor-requirement',
  (input: RequirementUpdate) => {
    const id = updateRequirementRowStep(input)
    const requirementUpdated = createHook('requirementUpdated', { id })
    return new WorkflowResponse(id, { hooks: [requirementUpdated] })
  },
)

import { createHook, createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import type { CreateVendorRequirement } from '@cityos/contracts'
import { createRequirementRowStep } from './steps/create-requirement-row'

/** Asks something of vendors from now on. @throws CityosError `requirement_exists`. */
export const createVendorRequirementWorkflow = createWorkflow(
  'create-vendor-requirement',
  (input: CreateVendorRequirement) => {
    const requirement = createRequirementRowStep(input)
    const requirementCreated = createHook('requirementCreated', { requirement })
    return new WorkflowResponse(requirement, { hooks: [requirementCreated] })
  },
)

import { createHook, createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { assignStoreStep, type AssignInput } from './steps/assign-store'
import { requireStoreStep } from './steps/validate-domain'

/** Gives a domain to one of the tenant's stores. @throws CityosError `not_found` for a store of somebody else. */
export const assignStoreWorkflow = createWorkflow('assign-store', (input: AssignInput) => {
  requireStoreStep(input)
  const domain = assignStoreStep(input)
  const storeAssigned = createHook('storeAssigned', { domain })
  return new WorkflowResponse(domain, { hooks: [storeAssigned] })
})

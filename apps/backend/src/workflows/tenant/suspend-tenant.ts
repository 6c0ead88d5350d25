import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { changeTenantStatusStep, type ChangeStatusInput } from './steps/change-tenant-status'

const suspendTenantWorkflowId = 'suspend-tenant'

/** Closes a tenant for as long as it is not resumed: its hosts answer 403. @throws CityosError `illegal_transition`, `not_found`. */
export const suspendTenantWorkflow = createWorkflow(suspendTenantWorkflowId, (input: ChangeStatusInput) => {
  const changed = changeTenantStatusStep(
    transform(input, (input) => ({ ...input, transition: 'suspend' as const })),
  )
  const tenantSuspended = createHook('tenantSuspended', changed)
  emitEventStep({ eventName: 'tenant.suspended', data: changed })
  return new WorkflowResponse(changed, { hooks: [tenantSuspended] })
})

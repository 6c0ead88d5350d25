import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { changeTenantStatusStep, type ChangeStatusInput } from './steps/change-tenant-status'

const activateTenantWorkflowId = 'activate-tenant'

/** Ends a tenant's trial. @throws CityosError `illegal_transition`, `not_found`. */
export const activateTenantWorkflow = createWorkflow(activateTenantWorkflowId, (input: ChangeStatusInput) => {
  const changed = changeTenantStatusStep(
    transform(input, (input) => ({ ...input, transition: 'activate' as const })),
  )
  const tenantActivated = createHook('tenantActivated', changed)
  emitEventStep({ eventName: 'tenant.activated', data: changed })
  return new WorkflowResponse(changed, { hooks: [tenantActivated] })
})

import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { changeTenantStatusStep, type ChangeStatusInput } from './steps/change-tenant-status'

const resumeTenantWorkflowId = 'resume-tenant'

/** Opens a suspended tenant again. @throws CityosError `illegal_transition`, `not_found`. */
export const resumeTenantWorkflow = createWorkflow(resumeTenantWorkflowId, (input: ChangeStatusInput) => {
  const changed = changeTenantStatusStep(
    transform(input, (input) => ({ ...input, transition: 'resume' as const })),
  )
  const tenantResumed = createHook('tenantResumed', changed)
  emitEventStep({ eventName: 'tenant.resumed', data: changed })
  return new WorkflowResponse(changed, { hooks: [tenantResumed] })
})

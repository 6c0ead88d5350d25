import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { changeTenantStatusStep, type ChangeStatusInput } from './steps/change-tenant-status'

const archiveTenantWorkflowId = 'archive-tenant'

/** Closes a suspended tenant for good: its hosts answer 410, and only a purge follows. @throws CityosError `illegal_transition`, `not_found`. */
export const archiveTenantWorkflow = createWorkflow(archiveTenantWorkflowId, (input: ChangeStatusInput) => {
  const changed = changeTenantStatusStep(
    transform(input, (input) => ({ ...input, transition: 'archive' as const })),
  )
  const tenantArchived = createHook('tenantArchived', changed)
  emitEventStep({ eventName: 'tenant.archived', data: changed })
  return new WorkflowResponse(changed, { hooks: [tenantArchived] })
})

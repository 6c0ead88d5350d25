import { createHook, createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { exportTenantRowsStep } from './steps/export-tenant-rows'

/** Exports a tenant to the folder of its operation. What a failure leaves of it is removed. */
export const exportTenantWorkflow = createWorkflow('export-tenant', (input: { id: string }) => {
  const exported = exportTenantRowsStep(input)
  const tenantExported = createHook('tenantExported', { exported })
  return new WorkflowResponse(exported, { hooks: [tenantExported] })
})

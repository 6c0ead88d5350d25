import { createHook, createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { checkExportStep } from './steps/check-export'
import { exportTenantRowsStep } from './steps/export-tenant-rows'
import { importFilesStep } from './steps/import-files'
import { importRowsStep } from './steps/import-rows'
import { openImportedTenantStep } from './steps/open-imported-tenant'
import { registerImportedTenantStep } from './steps/register-imported-tenant'
import { removeExportStep } from './steps/remove-export'
import { reserveImportStep } from './steps/reserve-import'
import { verifyImportStep } from './steps/verify-import'

/**
 * Puts a copy beside a tenant: an export of one moment, imported under new ids. The export is removed again.
 * @throws CityosError `tenant_handle_taken`; TenancyError `import_incomplete`.
 */
export const cloneTenantWorkflow = createWorkflow('clone-tenant', (input: { id: string }) => {
  exportTenantRowsStep(input)
  checkExportStep(input)
  reserveImportStep(input)
  registerImportedTenantStep(input)
  importRowsStep(input)
  importFilesStep(input)
  verifyImportStep(input)
  // Before the tenant opens: what a handler throws takes the import back, and an open tenant is never taken back.
  const tenantCloned = createHook('tenantCloned', input)
  const cloned = openImportedTenantStep(input)
  removeExportStep(input)
  return new WorkflowResponse(cloned, { hooks: [tenantCloned] })
})

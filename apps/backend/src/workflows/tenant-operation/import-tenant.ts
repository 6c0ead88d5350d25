import { createHook, createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { checkExportStep } from './steps/check-export'
import { importFilesStep } from './steps/import-files'
import { importRowsStep } from './steps/import-rows'
import { openImportedTenantStep } from './steps/open-imported-tenant'
import { registerImportedTenantStep } from './steps/register-imported-tenant'
import { reserveImportStep } from './steps/reserve-import'
import { verifyImportStep } from './steps/verify-import'

/**
 * Brings an export in: checked before the first write, compared with what was exported after the last, and opened only
 * then. Taken up again after a crash it goes on at the batch where it was cut off; a failure removes all of it.
 * @throws CityosError `tenant_handle_taken`; TenancyError `export_invalid`, `import_incomplete`.
 */
export const importTenantWorkflow = createWorkflow('import-tenant', (input: { id: string }) => {
  checkExportStep(input)
  reserveImportStep(input)
  registerImportedTenantStep(input)
  importRowsStep(input)
  importFilesStep(input)
  verifyImportStep(input)
  // Before the tenant opens: what a handler throws takes the import back, and an open tenant is never taken back.
  const tenantImported = createHook('tenantImported', input)
  const imported = openImportedTenantStep(input)
  return new WorkflowResponse(imported, { hooks: [tenantImported] })
})

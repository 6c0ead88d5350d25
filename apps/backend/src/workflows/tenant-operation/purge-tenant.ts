import { createHook, createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { closeTenantStep } from './steps/close-tenant'
import { purgeFilesStep } from './steps/purge-files'
import { purgeRegistryStep } from './steps/purge-registry'
import { purgeRowsStep } from './steps/purge-rows'

/**
 * Removes everything of a tenant, the registry's entry last. There is no way back, so nothing is compensated: a purge
 * that fails leaves a tenant that no host resolves to, and the next purge goes on.
 */
export const purgeTenantWorkflow = createWorkflow('purge-tenant', (input: { id: string }) => {
  closeTenantStep(input)
  const rows = purgeRowsStep(input)
  const files = purgeFilesStep(input)
  const rowsPurged = createHook('rowsPurged', { rows, files })
  const purged = purgeRegistryStep({ id: input.id, rows, files })
  return new WorkflowResponse(purged, { hooks: [rowsPurged] })
})

import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { forgetResolvedTenants, PLATFORM_TENANT_ID, runInTenant } from '@cityos/medusa-tenancy'
import { tenantModule } from '../../tenant/tenant-module'
import { runOf } from '../operation-run'

/** From here on no host resolves to the tenant, whatever becomes of the rest. */
export const closeTenantStep = createStep('close-tenant', async ({ id }: { id: string }, { container }) => {
  const { tenant_id: tenantId } = runOf(id).operation
  await runInTenant(PLATFORM_TENANT_ID, async () => {
    const service = tenantModule(container)
    // Gone already when a process ended between its last write here and its last word.
    const [tenant] = await service.listTenants({ id: tenantId })
    if (tenant) await service.updateTenants({ id: tenantId, provisioned_at: null })
  })
  forgetResolvedTenants()
  return new StepResponse(true)
})

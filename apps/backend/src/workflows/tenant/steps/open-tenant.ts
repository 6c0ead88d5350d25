import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { systemClock } from '@cityos/calendar'
import { forgetResolvedTenants, PLATFORM_TENANT_ID, runInTenant } from '@cityos/medusa-tenancy'
import { tenantModule, type TenantRecord } from '../tenant-module'

/** Makes a provisioned tenant reachable: from here on its hosts and keys resolve. */
export const openTenantStep = createStep(
  'open-tenant',
  async (tenantId: string, { container }) => {
    const tenant = await runInTenant(PLATFORM_TENANT_ID, async () => {
      const service = tenantModule(container)
      await service.updateTenants({ id: tenantId, provisioned_at: systemClock.now() })
      return (await service.retrieveTenant(tenantId, { relations: ['domains'] })) as unknown as TenantRecord
    })
    forgetResolvedTenants()
    return new StepResponse(tenant, tenantId)
  },
  async (tenantId, { container }) => {
    if (!tenantId) return
    await runInTenant(PLATFORM_TENANT_ID, () =>
      tenantModule(container).updateTenants({ id: tenantId, provisioned_at: null }),
    )
    forgetResolvedTenants()
  },
)

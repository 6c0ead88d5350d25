import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { CreateTenant } from '@cityos/contracts'
import { PLATFORM_TENANT_ID, runInTenant } from '@cityos/medusa-tenancy'
import { writeQuotas } from '../write-quotas'

interface Input {
  tenantId: string
  tenant: CreateTenant
}

/** Gives a new tenant its quotas before it has anything, so that everything is counted from the first row. */
export const writeTenantQuotasStep = createStep(
  'write-tenant-quotas',
  async ({ tenantId, tenant }: Input, { container }) => {
    const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    await runInTenant(PLATFORM_TENANT_ID, () =>
      writeQuotas(connection, tenantId, { tier: tenant.tier, limit_overrides: null }),
    )
    return new StepResponse(tenantId)
  },
)

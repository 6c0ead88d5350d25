import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import type { CreateTenant } from '@cityos/contracts'
import { createTenantStep } from './steps/create-tenant'
import { createTenantAdminStep } from './steps/create-tenant-admin'
import { createTenantCommerceStep } from './steps/create-tenant-commerce'
import { openTenantStep } from './steps/open-tenant'
import { reserveTenantIdStep } from './steps/reserve-tenant-id'
import { validateTenantStep } from './steps/validate-tenant'
import { writeTenantQuotasStep } from './steps/write-tenant-quotas'

const provisionTenantWorkflowId = 'provision-tenant'

/**
 * Creates a tenant with everything it needs to sell: registry entry, countries, store, sales channel,
 * publishable key, region, taxes, warehouse, shipping and its first admin. All of it or nothing.
 * @throws CityosError `tenant_handle_taken`, `tenant_domain_taken`, `validation_failed`, `placement_unknown`, `placement_invalid`.
 */
export const provisionTenantWorkflow = createWorkflow(provisionTenantWorkflowId, (input: CreateTenant) => {
  validateTenantStep(input)
  const tenantId = reserveTenantIdStep()
  createTenantStep({ tenantId, tenant: input })
  writeTenantQuotasStep({ tenantId, tenant: input })
  const commerce = createTenantCommerceStep({ tenantId, tenant: input })
  createTenantAdminStep({ tenantId, admin: input.admin })
  const tenant = openTenantStep(tenantId)
  const tenantProvisioned = createHook('tenantProvisioned', { tenant, commerce })
  return new WorkflowResponse(
    transform({ tenant, commerce }, ({ tenant, commerce }) => ({ tenant, commerce })),
    { hooks: [tenantProvisioned] },
  )
})

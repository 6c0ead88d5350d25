import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { PLATFORM_TENANT_ID, runInTenant } from '@cityos/medusa-tenancy'
import { tenantModule } from '../../tenant/tenant-module'
import { readDomain, type DomainRef } from '../registry'

export interface AssignInput extends DomainRef {
  store_id: string | null
}

/** Says which store is reached at the domain; null for the tenant as a whole. */
export const assignStoreStep = createStep(
  'assign-store',
  async ({ store_id, ...ref }: AssignInput, { container }) => {
    const { store_id: before } = await readDomain(container, ref)
    const write = () => tenantModule(container).updateTenantDomains({ id: ref.id, store_id })
    await runInTenant(PLATFORM_TENANT_ID, write)
    return new StepResponse(await readDomain(container, ref), { id: ref.id, store_id: before })
  },
  async (before, { container }) => {
    if (!before) return
    await runInTenant(PLATFORM_TENANT_ID, () => tenantModule(container).updateTenantDomains(before))
  },
)

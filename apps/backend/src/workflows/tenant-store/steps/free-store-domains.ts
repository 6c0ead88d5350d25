import type { MedusaContainer } from '@medusajs/framework/types'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import {
  forgetResolvedTenants,
  PLATFORM_TENANT_ID,
  requireTenantId,
  runInTenant,
} from '@cityos/medusa-tenancy'
import { tenantModule, type TenantDomainRecord } from '../../tenant/tenant-module'

interface Freed {
  storeId: string
  /** Domains that others may claim from now on. */
  removed: string[]
  /** The tenant's own subdomain, which outlives the store that was reached there. */
  kept: string[]
  /** Where the tenant is reached first, when that was one of the removed. */
  promoted: string[]
}

/** Gives a store's host names back. */
export const freeStoreDomainsStep = createStep(
  'free-store-domains',
  async (storeId: string, { container }) => {
    const tenantId = requireTenantId()
    const freed = await runInTenant(PLATFORM_TENANT_ID, () => free(container, tenantId, storeId))
    forgetResolvedTenants()
    return new StepResponse(freed.removed, freed)
  },
  async (freed, { container }) => {
    if (!freed) return
    await runInTenant(PLATFORM_TENANT_ID, () => giveBack(container, freed))
    forgetResolvedTenants()
  },
)

async function free(container: MedusaContainer, tenantId: string, storeId: string): Promise<Freed> {
  const service = tenantModule(container)
  const { handle } = await service.retrieveTenant(tenantId)
  const all = (await service.listTenantDomains({
    tenant_id: tenantId,
  })) as unknown as TenantDomainRecord[]
  const own = all.find(({ kind, domain }) => kind === 'subdomain' && domain === handle)
  const ofStore = all.filter(({ store_id }) => store_id === storeId)
  const removed = ofStore.filter((domain) => domain !== own)
  const promoted = own && removed.some(({ is_primary }) => is_primary) ? [own.id] : []
  const kept = own && ofStore.includes(own) ? [own.id] : []
  for (const id of kept) await service.updateTenantDomains({ id, store_id: null })
  for (const id of promoted) await service.updateTenantDomains({ id, is_primary: true })
  if (removed.length) await service.softDeleteTenantDomains(removed.map(({ id }) => id))
  return { storeId, removed: removed.map(({ id }) => id), kept, promoted }
}

async function giveBack(container: MedusaContainer, { storeId, removed, kept, promoted }: Freed) {
  const service = tenantModule(container)
  if (removed.length) await service.restoreTenantDomains(removed)
  for (const id of promoted) await service.updateTenantDomains({ id, is_primary: false })
  for (const id of kept) await service.updateTenantDomains({ id, store_id: storeId })
}

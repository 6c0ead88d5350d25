import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError } from '@cityos/contracts'
import { runInTenant } from '@cityos/medusa-tenancy'
import { TENANT_STORE_MODULE } from '../../../modules/tenant-store'
import type { TenantStoreModuleService } from '../../../modules/tenant-store/service'
import { requireClaimable } from '../require-claimable'
import type { ClaimInput } from './claim-domain'

/** Refuses hosts that are nobody's to claim. */
export const validateDomainStep = createStep('validate-domain', async ({ domain }: ClaimInput) => {
  if (domain.kind === 'custom') requireClaimable(domain.domain)
  return new StepResponse(true)
})

interface StoreInput {
  tenant_id: string
  store_id?: string | null | undefined
}

/** Refuses a store that is not the tenant's, or over. @throws CityosError `not_found`, `illegal_transition`. */
export const requireStoreStep = createStep(
  'require-store',
  async ({ tenant_id, store_id }: StoreInput, { container }) => {
    if (!store_id) return new StepResponse(true)
    const stores = container.resolve<TenantStoreModuleService>(TENANT_STORE_MODULE)
    const [store] = await runInTenant(tenant_id, () => stores.listTenantStores({ id: store_id }))
    if (!store) throw new CityosError('not_found', `There is no store ${store_id}.`)
    if (store.status === 'archived') {
      throw new CityosError('illegal_transition', `The store ${store_id} is archived and gets no domain.`)
    }
    return new StepResponse(true)
  },
)

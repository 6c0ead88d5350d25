import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { TenantStoreStatus } from '@cityos/contracts'
import { requireTransition } from '../../../modules/tenant-store/domain/store-status'
import { requireTenantStore, tenantStoreModule } from '../tenant-store-module'

interface Input {
  id: string
  /** The status that the caller believes the store to have: resuming does not open a draft. */
  from: TenantStoreStatus
  to: TenantStoreStatus
}

/** Moves a store to the next status, as the transition table allows; answers the one it had. */
export const changeStoreStatusStep = createStep(
  'change-store-status',
  async ({ id, ...wanted }: Input, { container }) => {
    const { status } = await requireTenantStore(container, id)
    requireTransition(id, status, wanted)
    await tenantStoreModule(container).updateTenantStores({ id, status: wanted.to })
    return new StepResponse(status, { id, status })
  },
  async (before, { container }) => {
    if (before) await tenantStoreModule(container).updateTenantStores(before)
  },
)

import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { systemClock } from '@cityos/calendar'
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
    if (before) await undoStatus(container, before)
  },
)

/**
 * A store that is archived no more takes a place in the quota, which what undoes a change must not be refused. What
 * comes back from deletion is not: both happen in one transaction, so nobody sees the store gone.
 */
async function undoStatus(
  container: MedusaContainer,
  { id, status }: { id: string; status: TenantStoreStatus },
) {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await connection.transaction(async (trx) => {
    await trx('tenant_store').where({ id }).update({ status, deleted_at: systemClock.now() })
    await trx('tenant_store').where({ id }).update({ deleted_at: null, updated_at: systemClock.now() })
  })
}

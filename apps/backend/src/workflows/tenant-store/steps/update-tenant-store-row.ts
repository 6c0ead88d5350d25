import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { StoreUpdatePlan } from '../plan/plan-store-update'
import { requireTenantStore, tenantStoreModule } from '../tenant-store-module'

/** Writes the changed columns; undone, they hold again what they held. */
export const updateTenantStoreRowStep = createStep(
  'update-tenant-store-row',
  async (change: StoreUpdatePlan['change'], { container }) => {
    const store = await requireTenantStore(container, change.id)
    const before = Object.fromEntries(
      Object.keys(change).map((column) => [column, store[column as keyof typeof store]]),
    )
    await tenantStoreModule(container).updateTenantStores(change)
    return new StepResponse(change.id, before as StoreUpdatePlan['change'])
  },
  async (before, { container }) => {
    if (before) await tenantStoreModule(container).updateTenantStores(before)
  },
)

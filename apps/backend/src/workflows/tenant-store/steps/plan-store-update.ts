import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { UpdateTenantStore } from '@cityos/contracts'
import { planStoreUpdate } from '../plan/plan-store-update'

interface Input {
  id: string
  update: UpdateTenantStore
}

/** Refuses what cannot be changed, and finds out the rest. Writes nothing. */
export const planStoreUpdateStep = createStep(
  'plan-store-update',
  async ({ id, update }: Input, { container }) =>
    new StepResponse(await planStoreUpdate(container, id, update)),
)

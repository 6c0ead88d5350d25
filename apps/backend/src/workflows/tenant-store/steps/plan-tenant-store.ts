import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { CreateTenantStore } from '@cityos/contracts'
import { planTenantStore } from '../plan/plan-tenant-store'

/** Refuses what cannot become a store, and finds out the rest. Writes nothing. */
export const planTenantStoreStep = createStep(
  'plan-tenant-store',
  async (input: CreateTenantStore, { container }) =>
    new StepResponse(await planTenantStore(container, input)),
)

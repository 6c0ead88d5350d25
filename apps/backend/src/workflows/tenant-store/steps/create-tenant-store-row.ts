import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError } from '@cityos/contracts'
import type { NewTenantStore } from '../plan/plan-tenant-store'
import { tenantStoreModule, type TenantStoreRecord } from '../tenant-store-module'

/** Takes the store's handle and its place in the tenant's quota; the database decides who was first. */
export const createTenantStoreRowStep = createStep(
  'create-tenant-store-row',
  async (store: NewTenantStore, { container }) => {
    try {
      const created = await tenantStoreModule(container).createTenantStores(store)
      return new StepResponse(created as unknown as TenantStoreRecord, created.id)
    } catch (error) {
      if (!(error instanceof Error && error.message.includes('already exists'))) throw error
      throw new CityosError('store_handle_taken', `The handle "${store.handle}" belongs to another store.`)
    }
  },
  async (id, { container }) => {
    if (id) await tenantStoreModule(container).deleteTenantStores(id)
  },
)

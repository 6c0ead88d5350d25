import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError } from '@cityos/contracts'
import { requireDeletable } from '../../../modules/tenant-store/domain/store-status'
import { storeCommerce } from '../store-commerce'
import { countOrders } from '../store-counts'
import { requireTenantStore, tenantStoreModule } from '../tenant-store-module'

/** Takes a store that never sold out of the lists, and frees its handle. */
export const deleteTenantStoreRowStep = createStep(
  'delete-tenant-store-row',
  async (id: string, { container }) => {
    const { status, name } = await requireTenantStore(container, id)
    requireDeletable(id, status)
    const { sales_channel: channel } = await storeCommerce(container, id)
    const orders = channel ? await countOrders(container, channel.id) : 0
    if (orders) {
      throw new CityosError(
        'store_has_orders',
        `The store ${id} ("${name}") has ${orders} orders, which are kept; it can be archived and not deleted.`,
      )
    }
    await tenantStoreModule(container).softDeleteTenantStores(id)
    return new StepResponse(id, id)
  },
  async (id, { container }) => {
    if (id) await tenantStoreModule(container).restoreTenantStores([id])
  },
)

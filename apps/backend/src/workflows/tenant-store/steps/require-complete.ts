import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { requireComplete, sells } from '../../../modules/tenant-store/domain/store-status'
import type { TenantStoreStatus } from '@cityos/contracts'
import type { StoreCommerce } from '../store-commerce'

interface Input {
  id: string
  to: TenantStoreStatus
  commerce: StoreCommerce
}

/** Refuses to open a store that could not sell. Writes nothing. @throws CityosError `store_incomplete`. */
export const requireCompleteStep = createStep(
  'require-complete',
  async ({ id, to, commerce: { sales_channel, api_key, regions } }: Input) => {
    if (sells(to)) {
      requireComplete(id, {
        'sales channel': sales_channel !== null,
        'valid publishable key': api_key !== null && !api_key.revoked_at,
        region: regions.length > 0,
      })
    }
    return new StepResponse(id)
  },
)

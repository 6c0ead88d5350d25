import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { requireVendorOrder, type VendorOrderRef } from '../require-vendor-order'

/** @throws CityosError `not_found`, also for another vendor's. */
export const findVendorOrderStep = createStep(
  'find-vendor-order',
  async (order: VendorOrderRef, { container }) =>
    new StepResponse(await requireVendorOrder(container, order)),
)

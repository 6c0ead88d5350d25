import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { bringUp } from '../bring-up'

/** Posts what has just moved; there is nothing to undo, for what has moved has moved. */
export const bringUpVendorOrdersStep = createStep(
  'bring-up-vendor-orders',
  async (orderId: string, { container }) => {
    await bringUp(container, orderId)
    return new StepResponse(orderId)
  },
)

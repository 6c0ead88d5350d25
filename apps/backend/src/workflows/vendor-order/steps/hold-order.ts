import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { vendorOrderModule } from '../vendor-order-module'

/** Nobody else is busy with the order until it is released, or until this process ends. */
export const holdOrderStep = createStep(
  'hold-order',
  async (orderId: string, { container }) => {
    const hold = await vendorOrderModule(container).holds.hold(orderId)
    return new StepResponse(hold, hold)
  },
  async (hold, { container }) => {
    if (hold) vendorOrderModule(container).holds.release(hold)
  },
)

export const releaseOrderStep = createStep('release-order', async (hold: string, { container }) => {
  vendorOrderModule(container).holds.release(hold)
  return new StepResponse(hold)
})

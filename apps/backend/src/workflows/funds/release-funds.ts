import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { VENDOR_ORDER_EVENTS } from '@cityos/contracts'
import { releaseFundsStep, type ReleaseFundsOf } from './steps/release-funds'

/**
 * Releases the money of a vendor order before its time, because somebody says so.
 * @throws CityosError `not_found`, `illegal_transition`, `funds_not_pending`.
 */
export const releaseFundsWorkflow = createWorkflow('release-funds', (input: ReleaseFundsOf) => {
  const released = releaseFundsStep(input)
  emitEventStep({
    eventName: VENDOR_ORDER_EVENTS.funds_released,
    data: transform({ released }, ({ released }) => ({ id: released.id })),
  })
  const fundsReleased = createHook('fundsReleased', { released })
  return new WorkflowResponse(released, { hooks: [fundsReleased] })
})

import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { VENDOR_ORDER_EVENTS } from '@cityos/contracts'
import { holdFundsStep, type HoldFundsOf } from './steps/hold-funds'

/** Keeps the money of a vendor order back, or no longer does. @throws CityosError `not_found`, `illegal_transition`. */
export const holdFundsWorkflow = createWorkflow('hold-funds', (input: HoldFundsOf) => {
  const held = holdFundsStep(input)
  emitEventStep({
    eventName: transform({ input }, ({ input }) =>
      input.change === 'hold' ? VENDOR_ORDER_EVENTS.funds_held : VENDOR_ORDER_EVENTS.funds_resumed,
    ) as never,
    data: transform({ held }, ({ held }) => ({ id: held.id })),
  })
  const fundsHeld = createHook('fundsHeld', { held })
  return new WorkflowResponse(held, { hooks: [fundsHeld] })
})

import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { LEDGER_EVENTS } from '@cityos/contracts'
import { reverseAdjustmentStep, type Reversal } from './steps/reverse-adjustment'

/**
 * Takes an adjustment back by its opposite, which names it.
 * @throws CityosError `not_found`, `ledger_not_reversible`, `ledger_overdrawn` when the vendor no longer has the money.
 */
export const reverseAdjustmentWorkflow = createWorkflow('reverse-adjustment', (input: Reversal) => {
  const posted = reverseAdjustmentStep(input)
  emitEventStep({
    eventName: LEDGER_EVENTS.reversed,
    data: transform({ posted }, ({ posted }) => ({ id: posted.id })),
  })
  const adjustmentReversed = createHook('adjustmentReversed', { posted })
  return new WorkflowResponse(posted, { hooks: [adjustmentReversed] })
})

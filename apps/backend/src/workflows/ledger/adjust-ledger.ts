import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { LEDGER_EVENTS } from '@cityos/contracts'
import { postAdjustmentStep, type Adjustment } from './steps/post-adjustment'

/**
 * Moves money by hand, for a reason that is kept with it.
 * @throws CityosError `not_found` for an unknown vendor, `ledger_key_reused`, `ledger_overdrawn`.
 */
export const adjustLedgerWorkflow = createWorkflow('adjust-ledger', (input: Adjustment) => {
  const posted = postAdjustmentStep(input)
  emitEventStep({
    eventName: LEDGER_EVENTS.adjusted,
    data: transform({ posted }, ({ posted }) => ({ id: posted.id })),
  })
  const ledgerAdjusted = createHook('ledgerAdjusted', { posted })
  return new WorkflowResponse(posted, { hooks: [ledgerAdjusted] })
})

import { createHook, createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { chargeLinesStep, type LineToCharge } from './steps/charge-lines'

/**
 * Charges lines that vendors have sold and freezes what was charged; taken back, it gives all of it back by lines of
 * its own. Whoever has a transaction of its own calls `calculateCommission` of the module there instead.
 */
export const calculateCommissionWorkflow = createWorkflow(
  'calculate-commission',
  (input: { lines: LineToCharge[] }) => {
    const charged = chargeLinesStep(input)
    const commissionCalculated = createHook('commissionCalculated', { charged })
    return new WorkflowResponse(charged, { hooks: [commissionCalculated] })
  },
)

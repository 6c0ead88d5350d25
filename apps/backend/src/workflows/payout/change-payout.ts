import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { EVENT_OF } from './move-money'
import { changePayoutStep, type ChangePayout } from './steps/change-payout'

/** Holds, releases, cancels or confirms a payout, as people decide. @throws as {@link changePayoutStep} */
export const changePayoutWorkflow = createWorkflow('change-payout', (input: ChangePayout) => {
  const changed = changePayoutStep(input)
  emitEventStep({
    eventName: transform({ changed }, ({ changed }) => EVENT_OF[changed.transition]) as never,
    data: transform({ changed }, ({ changed }) => ({ id: changed.id })),
  })
  const payoutChanged = createHook('payoutChanged', { changed })
  return new WorkflowResponse(changed, { hooks: [payoutChanged] })
})

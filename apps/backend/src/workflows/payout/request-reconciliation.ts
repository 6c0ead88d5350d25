import { createHook, createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { requestPayoutReconciliationStep, type RequestReconciliation } from './steps/request-reconciliation'

/** Asks for payouts to be compared with what their provider says. @throws as {@link requestPayoutReconciliationStep} */
export const requestPayoutReconciliationWorkflow = createWorkflow(
  'request-payout-reconciliation',
  (input: RequestReconciliation) => {
    const id = requestPayoutReconciliationStep(input)
    const reconciliationRequested = createHook('reconciliationRequested', { id })
    return new WorkflowResponse(id, { hooks: [reconciliationRequested] })
  },
)

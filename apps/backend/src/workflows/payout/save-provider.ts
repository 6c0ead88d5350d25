import { createHook, createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import type { SavePayoutProvider } from '@cityos/contracts'
import { savePayoutProviderStep } from './steps/save-provider'

/** Sets up a way of paying for the tenant. @throws CityosError `bank_account_invalid`. */
export const savePayoutProviderWorkflow = createWorkflow(
  'save-payout-provider',
  (input: SavePayoutProvider) => {
    const method = savePayoutProviderStep(input)
    const payoutProviderSaved = createHook('payoutProviderSaved', { method })
    return new WorkflowResponse(method, { hooks: [payoutProviderSaved] })
  },
)

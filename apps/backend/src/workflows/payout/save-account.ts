import {
  createHook,
  createWorkflow,
  transform,
  when,
  WorkflowResponse,
} from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { PAYOUT_ACCOUNT_EVENTS } from '@cityos/contracts'
import { followPayoutAccountStep } from './steps/follow-account'
import { savePayoutAccountStep, type SaveAccount } from './steps/save-account'

/** Says where a vendor's money goes. @throws as {@link savePayoutAccountStep}, {@link followPayoutAccountStep} */
export const savePayoutAccountWorkflow = createWorkflow('save-payout-account', (input: SaveAccount) => {
  const account = savePayoutAccountStep(input)
  when({ account }, ({ account }) => account.external_id !== null).then(() => {
    followPayoutAccountStep(transform({ account }, ({ account }) => ({ external_id: account.external_id! })))
  })
  emitEventStep({
    eventName: PAYOUT_ACCOUNT_EVENTS.updated,
    data: transform({ account }, ({ account }) => ({ id: account.id })),
  })
  const payoutAccountSaved = createHook('payoutAccountSaved', { account })
  return new WorkflowResponse(account, { hooks: [payoutAccountSaved] })
})

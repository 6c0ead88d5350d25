import { createHook, createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import type { Decision } from '../../modules/vendor-order/store/decide-intent'
import { payBackStep } from './steps/call-intents'
import { decideIntentStep, findIntentStep, planOwedStep } from './steps/decide-intent'
import { holdOrderStep, releaseOrderStep } from './steps/hold-order'

/**
 * Somebody has found out whether money of a vendor order has moved. If so it is settled without asking the provider;
 * if not it is nobody's any more, and what is owed is asked for anew, under another key.
 * @throws CityosError `not_found`, `illegal_transition`.
 */
export const decideVendorOrderIntentWorkflow = createWorkflow(
  'decide-vendor-order-intent',
  (input: Decision) => {
    const orderId = findIntentStep(input.id)
    const hold = holdOrderStep(orderId)
    const decided = decideIntentStep(input)
    const vendorOrderIntentDecided = createHook('vendorOrderIntentDecided', { decided })
    planOwedStep(orderId)
    payBackStep(orderId)
    releaseOrderStep(hold)
    return new WorkflowResponse(decided, { hooks: [vendorOrderIntentDecided] })
  },
)

import {
  createHook,
  createWorkflow,
  transform,
  when,
  WorkflowResponse,
} from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { VENDOR_EVENTS } from '@cityos/contracts'
import { announceMove } from './announce-move'
import type { VendorMove } from './move-vendor'
import { beginKycStep } from './steps/begin-kyc'
import { moveVendorStep } from './steps/move-vendor'

/**
 * Hands a vendor in for approval when nothing is missing, and begins the check of its identity.
 * @throws CityosError `not_found`, `illegal_transition`, `vendor_incomplete`.
 */
export const submitVendorWorkflow = createWorkflow(
  'submit-vendor',
  (input: Omit<VendorMove, 'transition'>) => {
    const moved = moveVendorStep(
      transform({ input }, ({ input }) => ({ ...input, transition: 'submit' as const })),
    )
    const begun = beginKycStep(
      transform({ moved, input }, ({ moved, input }) => ({ id: moved.id, caller: input.caller })),
    )
    announceMove(VENDOR_EVENTS.submitted, moved)
    when('kyc-begun', { begun }, ({ begun }) => begun !== null).then(() =>
      emitEventStep({ eventName: VENDOR_EVENTS.kyc_changed, data: begun }).config({ name: 'tell-of-kyc' }),
    )
    const vendorMoved = createHook('vendorMoved', { moved })
    return new WorkflowResponse(moved, { hooks: [vendorMoved] })
  },
)

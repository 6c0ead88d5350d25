import { createHook, createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { VENDOR_EVENTS } from '@cityos/contracts'
import type { KycMove } from './move-kyc'
import { moveKycStep } from './steps/move-kyc'

/** Writes down what the check of a vendor came to. @throws CityosError `not_found`, `illegal_transition`. */
export const decideVendorKycWorkflow = createWorkflow('decide-vendor-kyc', (input: KycMove) => {
  const moved = moveKycStep(input)
  emitEventStep({ eventName: VENDOR_EVENTS.kyc_changed, data: moved })
  const vendorKycDecided = createHook('vendorKycDecided', { moved })
  return new WorkflowResponse(moved, { hooks: [vendorKycDecided] })
})

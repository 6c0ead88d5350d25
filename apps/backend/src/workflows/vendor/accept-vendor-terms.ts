import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { VENDOR_ONBOARDING_EVENTS } from '@cityos/contracts'
import { acceptTermsRowStep, type TermsAcceptance } from './steps/accept-terms-row'

/** Accepts the tenant's terms for a vendor. Safe to repeat. @throws as {@link acceptTermsRowStep} */
export const acceptVendorTermsWorkflow = createWorkflow('accept-vendor-terms', (input: TermsAcceptance) => {
  const id = acceptTermsRowStep(input)
  emitEventStep({
    eventName: VENDOR_ONBOARDING_EVENTS.terms_accepted,
    data: transform({ id, input }, ({ id, input: { requirement_id, version } }) => ({
      ...{ id, requirement_id, version },
    })),
  })
  const vendorTermsAccepted = createHook('vendorTermsAccepted', { id })
  return new WorkflowResponse(id, { hooks: [vendorTermsAccepted] })
})

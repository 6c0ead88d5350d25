import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { AcceptTerms } from '@cityos/contracts'
import { vendorCallerOf, namedVendorOf } from '../../../../access/vendors/vendor-caller'
import { readOnboarding } from '../../../../http/vendors/onboarding-response'
import { acceptVendorTermsWorkflow } from '../../../../workflows/vendor/accept-vendor-terms'

/** Accepts the tenant's terms for the caller's own vendor. */
export const POST = async (request: MedusaRequest<AcceptTerms>, response: MedusaResponse) => {
  const { vendor_id: vendorId, member_id: memberId } = namedVendorOf(request)
  const { subject } = vendorCallerOf(request)!.person
  await acceptVendorTermsWorkflow(request.scope).run({
    input: { ...request.validatedBody, vendorId, memberId, subject },
  })
  response.json({ onboarding: await readOnboarding(request.scope, vendorId) })
}

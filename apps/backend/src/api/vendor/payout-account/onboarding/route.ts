import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { PayoutOnboarding } from '@cityos/contracts'
import { namedVendorOf } from '../../../../access/vendors/vendor-caller'
import { onboardingLink } from '../../../../http/payouts/onboarding'

/** Answers the address of the provider's page on which the caller's vendor says who it is. */
export const POST = async (request: MedusaRequest<PayoutOnboarding>, response: MedusaResponse) => {
  const { vendor_id } = namedVendorOf(request)
  response.json(await onboardingLink(request.scope, vendor_id, request.validatedBody))
}

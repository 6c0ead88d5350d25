import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { namedVendorOf } from '../../../access/vendors/vendor-caller'
import { readOnboarding } from '../../../http/vendors/onboarding-response'

/** How far the caller's own vendor is, and what it still owes. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json({ onboarding: await readOnboarding(request.scope, namedVendorOf(request).vendor_id) })
}

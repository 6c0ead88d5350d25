import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { MaybeWithReason } from '@cityos/contracts'
import { callerOf } from '../../../../access/caller'
import { namedVendorOf } from '../../../../access/vendors/vendor-caller'
import { readOnboarding } from '../../../../http/vendors/onboarding-response'
import { submitVendorWorkflow } from '../../../../workflows/vendor/submit-vendor'

/** Hands the caller's own vendor in for approval. */
export const POST = async (request: MedusaRequest<MaybeWithReason>, response: MedusaResponse) => {
  const { vendor_id: id } = namedVendorOf(request)
  const { reason } = request.validatedBody
  await submitVendorWorkflow(request.scope).run({ input: { id, reason, caller: callerOf(request) } })
  response.json({ onboarding: await readOnboarding(request.scope, id) })
}

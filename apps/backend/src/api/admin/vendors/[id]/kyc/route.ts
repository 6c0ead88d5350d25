import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { DecideKyc } from '@cityos/contracts'
import { callerOf } from '../../../../../access/caller'
import { readVendor } from '../../../../../http/vendors/vendor-response'
import { decideVendorKycWorkflow } from '../../../../../workflows/vendor/decide-vendor-kyc'

/** Writes down what the check of a vendor's identity came to. */
export const POST = async (request: MedusaRequest<DecideKyc>, response: MedusaResponse) => {
  const id = request.params['id'] as string
  const { decision: transition, reason } = request.validatedBody
  await decideVendorKycWorkflow(request.scope).run({
    input: { id, transition, reason, mover: callerOf(request) },
  })
  response.json({ vendor: await readVendor(request.scope, id) })
}

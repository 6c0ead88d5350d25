import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { UpdateVendor } from '@cityos/contracts'
import { callerOf } from '../../../access/caller'
import { namedVendorOf } from '../../../access/vendors/vendor-caller'
import { readVendorProfile } from '../../../http/vendors/vendor-response'
import { updateVendorWorkflow } from '../../../workflows/vendor/update-vendor'

/** Reads the caller's own vendor. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const { vendor_id } = namedVendorOf(request)
  response.json({ vendor: await readVendorProfile(request.scope, vendor_id) })
}

/** Changes what the caller's own vendor says of itself. */
export const POST = async (request: MedusaRequest<UpdateVendor>, response: MedusaResponse) => {
  const { vendor_id: id } = namedVendorOf(request)
  await updateVendorWorkflow(request.scope).run({
    input: { id, update: request.validatedBody, caller: callerOf(request) },
  })
  response.json({ vendor: await readVendorProfile(request.scope, id) })
}

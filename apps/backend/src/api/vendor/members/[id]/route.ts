import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { UpdateVendorMember } from '@cityos/contracts'
import { callerOf } from '../../../../access/caller'
import { namedVendorOf } from '../../../../access/vendors/vendor-caller'
import { readVendorMember } from '../../../../http/vendors/vendor-member-response'
import { removeVendorMemberWorkflow } from '../../../../workflows/vendor-member/remove-vendor-member'
import { updateVendorMemberWorkflow } from '../../../../workflows/vendor-member/update-vendor-member'

const inputOf = (request: MedusaRequest) => ({
  id: request.params['id'] as string,
  vendorId: namedVendorOf(request).vendor_id,
  caller: callerOf(request),
})

/** Gives somebody of the caller's vendor another role. */
export const POST = async (request: MedusaRequest<UpdateVendorMember>, response: MedusaResponse) => {
  const input = { ...inputOf(request), role: request.validatedBody.role }
  await updateVendorMemberWorkflow(request.scope).run({ input })
  response.json({ member: await readVendorMember(request.scope, input.id) })
}

/** Takes somebody out of the caller's vendor, or an invitation back. */
export const DELETE = async (request: MedusaRequest, response: MedusaResponse) => {
  const input = inputOf(request)
  await removeVendorMemberWorkflow(request.scope).run({ input })
  response.json({ id: input.id, object: 'vendor_member', deleted: true })
}

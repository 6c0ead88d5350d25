import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { UpdateVendorMember } from '@cityos/contracts'
import { callerOf } from '../../../../../../access/caller'
import { readVendorMember } from '../../../../../../http/vendors/vendor-member-response'
import { removeVendorMemberWorkflow } from '../../../../../../workflows/vendor-member/remove-vendor-member'
import { updateVendorMemberWorkflow } from '../../../../../../workflows/vendor-member/update-vendor-member'

/** Gives somebody of a vendor another role. */
export const POST = async (request: MedusaRequest<UpdateVendorMember>, response: MedusaResponse) => {
  const { id: vendorId, member_id: id } = request.params as { id: string; member_id: string }
  const { role } = request.validatedBody
  await updateVendorMemberWorkflow(request.scope).run({
    input: { id, vendorId, role, caller: callerOf(request) },
  })
  response.json({ member: await readVendorMember(request.scope, id) })
}

/** Takes somebody out of a vendor, or an invitation back. */
export const DELETE = async (request: MedusaRequest, response: MedusaResponse) => {
  const { id: vendorId, member_id: id } = request.params as { id: string; member_id: string }
  await removeVendorMemberWorkflow(request.scope).run({ input: { id, vendorId, caller: callerOf(request) } })
  response.json({ id, object: 'vendor_member', deleted: true })
}

import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { callerOf } from '../../../../../../access/caller'
import { removeVendorMemberWorkflow } from '../../../../../../workflows/vendor-member/remove-vendor-member'

/** Takes somebody out of a vendor, or an invitation back. */
export const DELETE = async (request: MedusaRequest, response: MedusaResponse) => {
  const { id: vendorId, member_id: id } = request.params as { id: string; member_id: string }
  await removeVendorMemberWorkflow(request.scope).run({ input: { id, vendorId, caller: callerOf(request) } })
  response.json({ id, object: 'vendor_member', deleted: true })
}

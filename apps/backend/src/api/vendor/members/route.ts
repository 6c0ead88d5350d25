import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { InviteVendorMember, ListVendorMembers } from '@cityos/contracts'
import { callerOf } from '../../../access/caller'
import { namedVendorOf } from '../../../access/vendors/vendor-caller'
import { listVendorMembers, readVendorMember } from '../../../http/vendors/vendor-member-response'
import { inviteVendorMemberWorkflow } from '../../../workflows/vendor-member/invite-vendor-member'

/** Lists who works for the caller's vendor. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as unknown as ListVendorMembers
  response.json(await listVendorMembers(request.scope, namedVendorOf(request).vendor_id, query))
}

/** Invites somebody to work for the caller's vendor. */
export const POST = async (request: MedusaRequest<InviteVendorMember>, response: MedusaResponse) => {
  const { vendor_id: vendorId } = namedVendorOf(request)
  const { result } = await inviteVendorMemberWorkflow(request.scope).run({
    input: { ...request.validatedBody, vendorId, caller: callerOf(request) },
  })
  const member = await readVendorMember(request.scope, result.id)
  response.status(201).json({ member, emailed: result.emailed })
}

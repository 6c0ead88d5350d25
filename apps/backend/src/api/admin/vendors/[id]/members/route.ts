import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { InviteVendorMember, ListVendorMembers } from '@cityos/contracts'
import { callerOf } from '../../../../../access/caller'
import { listVendorMembers, readVendorMember } from '../../../../../http/vendors/vendor-member-response'
import { inviteVendorMemberWorkflow } from '../../../../../workflows/vendor-member/invite-vendor-member'

const vendorOf = (request: MedusaRequest) => request.params['id'] as string

/** Lists who works for a vendor. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as unknown as ListVendorMembers
  response.json(await listVendorMembers(request.scope, vendorOf(request), query))
}

/** Invites somebody to work for a vendor. */
export const POST = async (request: MedusaRequest<InviteVendorMember>, response: MedusaResponse) => {
  const { result } = await inviteVendorMemberWorkflow(request.scope).run({
    input: { ...request.validatedBody, vendorId: vendorOf(request), caller: callerOf(request) },
  })
  const member = await readVendorMember(request.scope, result.id)
  response.status(201).json({ member, emailed: result.emailed })
}

import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { UpdateMember } from '@cityos/contracts'
import { callerOf } from '../../../../../access/caller'
import { readMember } from '../../../../../http/members/member-response'
import { removeMemberWorkflow } from '../../../../../workflows/tenant-member/remove-member'
import { updateMemberWorkflow } from '../../../../../workflows/tenant-member/update-member'

const idOf = (request: MedusaRequest) => request.params['id'] as string

/** Reads one member. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json({ member: await readMember(request.scope, idOf(request)) })
}

/** Gives a member other roles. */
export const POST = async (request: MedusaRequest<UpdateMember>, response: MedusaResponse) => {
  const id = idOf(request)
  const { roles } = request.validatedBody
  await updateMemberWorkflow(request.scope).run({ input: { id, roles, caller: callerOf(request) } })
  response.json({ member: await readMember(request.scope, id) })
}

/** Removes a member with the account. */
export const DELETE = async (request: MedusaRequest, response: MedusaResponse) => {
  const id = idOf(request)
  await removeMemberWorkflow(request.scope).run({ input: { id, caller: callerOf(request) } })
  response.json({ id, object: 'member', deleted: true })
}

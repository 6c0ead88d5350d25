import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { callerOf } from '../../../../../../access/caller'
import { readMember } from '../../../../../../http/members/member-response'
import { updateMemberWorkflow } from '../../../../../../workflows/tenant-member/update-member'

/** Lets a deactivated member in again. */
export const POST = async (request: MedusaRequest, response: MedusaResponse) => {
  const id = request.params['id'] as string
  const input = { id, status: 'active', caller: callerOf(request) } as const
  await updateMemberWorkflow(request.scope).run({ input })
  response.json({ member: await readMember(request.scope, id) })
}

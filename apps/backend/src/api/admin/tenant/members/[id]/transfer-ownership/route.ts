import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '../../../../../../http/actor'
import { readMember } from '../../../../../../http/members/member-response'
import { transferOwnershipWorkflow } from '../../../../../../workflows/tenant-member/transfer-ownership'

/** Hands the caller's own role of owner to this member. */
export const POST = async (request: MedusaRequest, response: MedusaResponse) => {
  const input = { id: request.params['id'] as string, userId: actorOf(request) }
  const { result } = await transferOwnershipWorkflow(request.scope).run({ input })
  response.json({
    member: await readMember(request.scope, result.to),
    previous_owner: await readMember(request.scope, result.from),
  })
}

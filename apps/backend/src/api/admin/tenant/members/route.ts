import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ListMembers } from '@cityos/contracts'
import { listMembers } from '../../../../http/members/member-response'

/** Lists who signs in to this tenant's admin, newest first. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json(await listMembers(request.scope, request.validatedQuery as unknown as ListMembers))
}

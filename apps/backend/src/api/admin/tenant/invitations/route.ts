import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { Modules } from '@medusajs/framework/utils'
import type { CreateInvitation, ListInvitations } from '@cityos/contracts'
import { callerOf } from '../../../../access/caller'
import { acceptPage } from '../../../../http/members/accept-page'
import { toInvitation, toSentInvitation } from '../../../../http/members/invitation-response'
import { listPage } from '../../../../http/paging'
import { inviteMemberWorkflow } from '../../../../workflows/tenant-member/invite-member'

/** Lists the invitations that nobody has accepted yet, newest first. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as unknown as ListInvitations
  const users = request.scope.resolve(Modules.USER)
  const { rows, page } = await listPage(
    async (where, config) => users.listAndCountInvites(where, config),
    query.q ? { q: query.q } : {},
    query,
  )
  response.json({ invitations: rows.map(toInvitation), ...page })
}

/** Invites somebody by e-mail. */
export const POST = async (request: MedusaRequest<CreateInvitation>, response: MedusaResponse) => {
  const input = {
    ...request.validatedBody,
    caller: callerOf(request),
    acceptPage: await acceptPage(request.scope),
  }
  const { result } = await inviteMemberWorkflow(request.scope).run({ input })
  response.status(201).json({ invitation: toSentInvitation(result) })
}

import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { callerOf } from '../../../../../../access/caller'
import { acceptPage } from '../../../../../../http/members/accept-page'
import { toSentInvitation } from '../../../../../../http/members/invitation-response'
import { resendInvitationWorkflow } from '../../../../../../workflows/tenant-member/resend-invitation'

/** Sends an invitation again, with a new link and a new date of expiry. */
export const POST = async (request: MedusaRequest, response: MedusaResponse) => {
  const id = request.params['id'] as string
  const input = { id, caller: callerOf(request), acceptPage: await acceptPage(request.scope) }
  const { result } = await resendInvitationWorkflow(request.scope).run({ input })
  response.json({ invitation: toSentInvitation(result) })
}

import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { callerOf } from '../../../../../access/caller'
import { revokeInvitationWorkflow } from '../../../../../workflows/tenant-member/revoke-invitation'

/** Takes an invitation back. */
export const DELETE = async (request: MedusaRequest, response: MedusaResponse) => {
  const id = request.params['id'] as string
  await revokeInvitationWorkflow(request.scope).run({ input: { id, caller: callerOf(request) } })
  response.json({ id, object: 'invitation', deleted: true })
}

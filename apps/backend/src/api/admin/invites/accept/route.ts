import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { CityosError } from '@cityos/contracts'
import { acceptInvitationWorkflow } from '../../../../workflows/tenant-member/accept-invitation'

interface Body {
  /** Core's screen sends it; the invitation's counts. */
  email?: string
  first_name?: string
  last_name?: string
}

/** Whoever accepts has a login and no account yet: the token of the invitation is the credential. */
export const AUTHENTICATE = false

/** Core's route, which makes a member beside the user. */
export const POST = async (request: AuthenticatedMedusaRequest<Body>, response: MedusaResponse) => {
  const { actor_id, auth_identity_id } = request.auth_context
  if (actor_id)
    throw new CityosError('invitation_invalid', 'Whoever signs in already cannot accept an invitation.')
  const input = {
    invite_token: request.filterableFields['token'] as string,
    auth_identity_id,
    user: request.validatedBody,
  }
  const { result: user } = await acceptInvitationWorkflow(request.scope).run({ input })
  response.json({ user })
}

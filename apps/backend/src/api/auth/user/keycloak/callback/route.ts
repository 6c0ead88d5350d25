import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { CityosError } from '@cityos/contracts'
import { finishSignIn } from '../../../../../http/identity/finish-sign-in'
import { signInToken } from '../../../../../http/identity/sign-in-token'
import { linkSignInWorkflow } from '../../../../../workflows/identity/link-sign-in'

/** Ends a sign-in: the answer of the provider becomes a token of the member that it speaks of. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const signedIn = await finishSignIn(request, response, 'user')
  const { result: userId } = await linkSignInWorkflow(request.scope).run({
    input: { authIdentityId: signedIn.authIdentityId, email: signedIn.provedEmail },
  })
  if (!userId) throw new CityosError('membership_missing', 'You are no member of this tenant.')
  const actor = { type: 'user', id: userId, app_metadata: { user_id: userId } } as const
  response.json({ token: signInToken(request, actor, signedIn) })
}

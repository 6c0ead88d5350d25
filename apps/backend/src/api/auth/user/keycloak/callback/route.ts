import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { IAuthModuleService } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, generateJwtToken, Modules } from '@medusajs/framework/utils'
import { CityosError } from '@cityos/contracts'
import { identity } from '../../../../../http/identity/identity'
import { signInCookie } from '../../../../../http/identity/sign-in-cookie'
import { signInProblem } from '../../../../../http/identity/sign-in-problem'
import { linkSignInWorkflow } from '../../../../../workflows/identity/link-sign-in'

/** Ends a sign-in: the answer of the provider becomes a token of the member that it speaks of. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  await identity()
  const auth = request.scope.resolve<IAuthModuleService>(Modules.AUTH)
  const { success, error, authIdentity } = await auth.validateCallback('keycloak', {
    url: request.url,
    headers: request.headers as Record<string, string>,
    query: request.query as Record<string, string>,
    body: {},
    protocol: request.protocol,
  })
  const { name, options } = signInCookie()
  response.clearCookie(name, options)
  const who = authIdentity?.provider_identities?.[0]?.user_metadata
  if (!success || !authIdentity || !who) throw signInProblem(error)

  const { result: userId } = await linkSignInWorkflow(request.scope).run({
    input: {
      authIdentityId: authIdentity.id,
      email: who.emailVerified === true ? String(who.email) : null,
    },
  })
  if (!userId) throw new CityosError('membership_missing', 'You are no member of this tenant.')
  const { http } = request.scope.resolve(ContainerRegistrationKeys.CONFIG_MODULE).projectConfig
  const token = generateJwtToken(
    {
      ...{
        actor_id: userId,
        actor_type: 'user',
        auth_identity_id: authIdentity.id,
        auth_provider: 'keycloak',
      },
      ...{ mfa_enabled: false, mfa_challenge_completed_at: null },
      app_metadata: { user_id: userId },
      user_metadata: who,
    },
    { secret: http.jwtSecret, expiresIn: http.jwtExpiresIn, jwtOptions: http.jwtOptions },
  )
  response.json({ token })
}

import type { MedusaRequest } from '@medusajs/framework/http'
import { ContainerRegistrationKeys, generateJwtToken } from '@medusajs/framework/utils'
import type { FinishedSignIn } from './finish-sign-in'
import type { SignInActor } from './sign-in-cookie'

interface Actor {
  type: SignInActor
  id: string
  app_metadata: Record<string, string>
}

/** The token of somebody who has signed in with the provider; good in the tenant in scope, whose secret signs it. */
export function signInToken({ scope }: MedusaRequest, actor: Actor, signedIn: FinishedSignIn): string {
  const { http } = scope.resolve(ContainerRegistrationKeys.CONFIG_MODULE).projectConfig
  return generateJwtToken(
    {
      ...{ actor_id: actor.id, actor_type: actor.type },
      ...{ auth_identity_id: signedIn.authIdentityId, auth_provider: 'keycloak' },
      ...{ mfa_enabled: false, mfa_challenge_completed_at: null },
      app_metadata: actor.app_metadata,
      user_metadata: signedIn.who,
    },
    { secret: http.jwtSecret, expiresIn: http.jwtExpiresIn, jwtOptions: http.jwtOptions },
  )
}

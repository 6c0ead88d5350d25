import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { IAuthModuleService } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { identity } from './identity'
import { signInCookie, type SignInActor } from './sign-in-cookie'
import { signInProblem } from './sign-in-problem'

/** Somebody whom the provider has named, before anybody knows whether they belong here. */
export interface FinishedSignIn {
  authIdentityId: string
  subject: string
  /** In lower case; null when nobody has proved it. */
  provedEmail: string | null
  /** What goes into the token: name, e-mail and the provider's session. */
  who: Record<string, unknown>
}

/** Ends a sign-in of the browser that began it. @throws CityosError `unauthorized`, `identity_unavailable`. */
export async function finishSignIn(
  request: MedusaRequest,
  response: MedusaResponse,
  actor: SignInActor,
): Promise<FinishedSignIn> {
  await identity()
  const auth = request.scope.resolve<IAuthModuleService>(Modules.AUTH)
  const { success, error, authIdentity } = await auth.validateCallback('keycloak', {
    url: request.url,
    headers: request.headers as Record<string, string>,
    query: request.query as Record<string, string>,
    body: {},
    protocol: request.protocol,
  })
  const { name, options } = signInCookie(actor)
  response.clearCookie(name, options)
  const [account] = authIdentity?.provider_identities ?? []
  const who = account?.user_metadata
  if (!success || !authIdentity || !account || !who) throw signInProblem(error)
  const provedEmail = who.emailVerified === true ? String(who.email) : null
  return { authIdentityId: authIdentity.id, subject: account.entity_id, provedEmail, who }
}

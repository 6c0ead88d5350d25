import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { SIGN_IN_LIFETIME_SECONDS, SignInError } from '@cityos/identity'
import { requireTenantId } from '@cityos/medusa-tenancy'
import { identity } from './identity'
import { signInCookie, type SignInActor } from './sign-in-cookie'
import { signInProblem } from './sign-in-problem'

/** Begins a sign-in: answers where to send the browser, and tells the browser what to keep. */
export async function beginSignIn(
  request: MedusaRequest,
  response: MedusaResponse,
  actor: SignInActor,
): Promise<void> {
  const { flow } = await identity()
  const host = request.headers.host ?? ''
  const { location, cookie } = await flow
    .start({ tenantId: requireTenantId(), host, actor, returnTo: '/app' })
    .catch((error: unknown) => {
      throw error instanceof SignInError ? signInProblem(error.code) : error
    })
  const { name, options } = signInCookie(actor)
  response.cookie(name, cookie, { ...options, maxAge: SIGN_IN_LIFETIME_SECONDS * 1000 })
  response.json({ location })
}

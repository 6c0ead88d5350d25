import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { SIGN_IN_LIFETIME_SECONDS, SignInError } from '@cityos/identity'
import { requireTenantId } from '@cityos/medusa-tenancy'
import { identity } from '../../../../http/identity/identity'
import { signInCookie } from '../../../../http/identity/sign-in-cookie'
import { signInProblem } from '../../../../http/identity/sign-in-problem'

/** Begins a sign-in: tells the admin where to send the browser, and the browser what to keep. */
export const POST = async (request: MedusaRequest, response: MedusaResponse) => {
  const { flow } = await identity()
  const host = request.headers.host ?? ''
  const { location, cookie } = await flow
    .start({ tenantId: requireTenantId(), host, returnTo: '/app' })
    .catch((error: unknown) => {
      throw error instanceof SignInError ? signInProblem(error.code) : error
    })
  const { name, options } = signInCookie()
  response.cookie(name, cookie, { ...options, maxAge: SIGN_IN_LIFETIME_SECONDS * 1000 })
  response.json({ location })
}

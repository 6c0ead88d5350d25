import { resolveHost, type AnswerFirst } from '@cityos/medusa-tenancy'
import { hostOfOrigin } from '../sessions/origin'

/** Where browsers of other origins may come at all. */
const PATHS = /^\/(?:store|admin|auth|vendor)(?:[/?]|$)/i

/**
 * Lets pages at a tenant's own verified domains read its answers; the origins of the configuration are core's to
 * allow. The same memory that finds a request's tenant knows whose domain an origin is, so that a domain counts and
 * ceases to count here when it does there. What a page then does with a session of the staff is refused elsewhere
 * (`refuseForeignPages`).
 */
export const allowOwnOrigins: AnswerFirst = (tenantId, request, response, proceed) => {
  const { origin } = request.headers
  const host = origin !== undefined && PATHS.test(request.url ?? '') ? hostOfOrigin(origin) : undefined
  if (host === undefined) return proceed()
  const allow = async () => {
    const found = await resolveHost(host)
    if (!('tenant' in found) || found.tenant.tenantId !== tenantId) return
    response.setHeader('access-control-allow-origin', origin as string)
    response.setHeader('access-control-allow-credentials', 'true')
    response.appendHeader('vary', 'Origin')
  }
  // An origin that cannot be looked up is an origin that is not known.
  return allow().then(proceed, proceed)
}

import type { NextFunction, RequestHandler, Response } from 'express'
import { ApiLoader } from '@medusajs/framework/http'
import { rememberService } from '../../access/services'
import type { GuardedRequest } from '../../access/guarded-request'
import { currentEnvironment } from '../../env'
import { bearerOf, bearerVerifier } from './bearer'

const ofServices = bearerVerifier('services')

/**
 * Lets services of ours call the admin with an access token of the client `services`. Core's authentication knows
 * nothing of them, stands before all middlewares of a project and cannot be replaced; but Medusa hands it to
 * `traceMiddleware` as it is registered. Call this before that. What is no token of our issuer goes to core untouched;
 * under another name core's authentication would not be found, and services be refused.
 */
export function admitServices(): void {
  const trace = ApiLoader.traceMiddleware
  ApiLoader.traceMiddleware = ((handler: RequestHandler, options: { route: string }) => {
    const traced = trace ? (trace(handler as never, options) as unknown as RequestHandler) : handler
    return options.route === '/admin' && handler.name === 'authMiddleware' ? orService(traced) : traced
  }) as never
}

function orService(authenticate: RequestHandler): RequestHandler {
  return function authMiddleware(request, response, next) {
    const token = bearerOf(request.headers.authorization)
    if (token === undefined || !isOfOurIssuer(token)) return authenticate(request, response, next)
    admit(request as GuardedRequest, response, token).then(() => next(), next as NextFunction)
  }
}

async function admit(request: GuardedRequest, response: Response, token: string): Promise<void> {
  try {
    const { id } = rememberService(request, await ofServices(request, token))
    request.auth_context = { actor_type: 'service', actor_id: id as string }
  } catch (error) {
    response.setHeader('www-authenticate', 'Bearer')
    throw error
  }
}

/** Says whose it claims to be, and nothing about whether that is true. */
function isOfOurIssuer(token: string): boolean {
  const issuer = currentEnvironment().KEYCLOAK_ISSUER
  if (issuer === undefined) return false
  try {
    const payload = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as unknown
    return (payload as { iss?: unknown } | null)?.iss === issuer
  } catch {
    // What is no JSON is no token of anybody's.
    return false
  }
}

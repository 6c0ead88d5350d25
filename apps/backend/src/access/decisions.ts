import { accessForRequest, type DecisionRecord, type RequestAccess } from '@cityos/access'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { GuardedRequest } from './guarded-request'
import { pdp } from './pdp'

const byRequest = new WeakMap<object, RequestAccess>()

/** The decisions of a request, each asked of Cerbos once, with the request's id; at log level `debug` all are told. */
export function decisionsOf(request: GuardedRequest): RequestAccess {
  const known = byRequest.get(request)
  if (known) return known
  const logger = request.scope.resolve(ContainerRegistrationKeys.LOGGER)
  const access = accessForRequest(pdp(), {
    requestId: requestIdOf(request),
    ...(logger.shouldLog('debug') && { onDecision: (decision) => logger.debug(describe(decision)) }),
  })
  byRequest.set(request, access)
  return access
}

/** What was refused is what somebody looks for in a log: it is written at level `info`. */
export function logRefusal(
  request: GuardedRequest,
  refused: Omit<DecisionRecord, 'requestId' | 'allowed'>,
): void {
  const logger = request.scope.resolve(ContainerRegistrationKeys.LOGGER)
  logger.info(describe({ ...refused, requestId: requestIdOf(request), allowed: false }))
}

/** What the edge has named the request: a plain word, whatever the client called it. */
function requestIdOf({ headers }: GuardedRequest): string {
  return String(headers['x-request-id'])
}

function describe({ requestId, principal, action, resource, allowed }: DecisionRecord): string {
  const who = `${principal.kind} ${principal.id ?? 'unknown'}`
  const what = `${resource.kind}:${action}${resource.id ? ` on ${JSON.stringify(resource.id)}` : ''}`
  return `access ${allowed ? 'allowed' : 'denied'}: ${who}, ${what} in ${resource.tenant}, request ${requestId}`
}

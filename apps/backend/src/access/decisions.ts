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
  const requestId = requestIdOf(request)
  const access = accessForRequest(pdp(), {
    ...(requestId === undefined ? {} : { requestId }),
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
  logger.info(describe({ ...refused, requestId: requestIdOf(request) ?? null, allowed: false }))
}

/** A client may choose the id of its request: no other than a plain word gets into the log. */
function requestIdOf({ requestId }: GuardedRequest): string | undefined {
  return typeof requestId === 'string' && /^[\w.:-]{1,128}$/.test(requestId) ? requestId : undefined
}

function describe({ requestId, principal, action, resource, allowed }: DecisionRecord): string {
  const who = `${principal.kind} ${principal.id ?? 'unknown'}`
  const what = `${resource.kind}:${action}${resource.id ? ` on ${JSON.stringify(resource.id)}` : ''}`
  return `access ${allowed ? 'allowed' : 'denied'}: ${who}, ${what} in ${resource.tenant}, request ${requestId ?? 'unknown'}`
}

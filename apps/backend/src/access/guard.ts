import type { NextFunction, Request, Response } from 'express'
import type { Principal } from '@cityos/access'
import {
  CityosError,
  isCityosError,
  isPlatformPermission,
  type Permission,
  type ResourceKind,
} from '@cityos/contracts'
import { actingPrincipal, PLATFORM_TENANT_ID, requireTenantId } from '@cityos/medusa-tenancy'
import { auditRequest, READING } from '../audit/audit-request'
import { rememberCaller } from './caller'
import { conditions } from './conditions/list'
import { decide } from './decide'
import { decisionsOf, logRefusal } from './decisions'
import { approve } from './declared-routes'
import type { GuardedRequest } from './guarded-request'
import { matchRoute, type MatchedRoute } from './match-route'
import { principalOf } from './principal-of'
import { isPermission } from './row'
import { refusedWhileSuspended } from './vendors/suspended'
import { vendorAttributes } from './vendors/vendor-attributes'

/**
 * Lets a request through to the one route that it is for, when the route has a row and the caller what the row
 * asks for. Runs behind core's authentication and before everything else.
 */
export async function guard(request: Request, response: Response, next: NextFunction): Promise<void> {
  const route = matchRoute(request)
  const { row } = route ?? {}
  if (!route || !row || row === 'closed') throw new CityosError('not_found', 'Not found')
  if (!isPermission(row)) {
    approve(request, route.key)
    return next()
  }
  const guarded = request as GuardedRequest
  const { refusal, ...judgement } = await judge(guarded, route, row)
  const audited = { request: guarded, response, route: route.key, allowed: !refusal, ...judgement }
  if (refusal) return auditRequest(audited, () => next(refusal))
  approve(request, route.key)
  auditRequest(audited, next)
}

interface Judgement {
  principal: Principal
  /** The permission that was asked for. */
  action: Permission
  refusal?: CityosError
}

async function judge(
  request: GuardedRequest,
  route: MatchedRoute,
  permission: Permission,
): Promise<Judgement> {
  const principal = await principalOf(request)
  if (principal.kind === 'anonymous') throw new CityosError('unauthorized', 'Unauthorized')
  rememberCaller(request, principal)
  const thing = { tenant: requireTenantId(), id: route.params['id'] ?? null }
  const may = (wanted: Permission) =>
    decide(decisionsOf(request), principal, wanted, { ...thing, ...vendorAttributes(request, wanted) })
  if (actingPrincipal()?.terms?.readOnly && !READING.includes(request.method)) {
    return { principal, action: permission, refusal: readOnly() }
  }
  const suspended = refusedWhileSuspended(request, route.key)
  if (suspended) return { principal, action: permission, refusal: suspended }
  const condition = conditions[route.key]
  let needed = permission
  try {
    needed = (await condition?.({ request, params: route.params, principal, may })) ?? permission
  } catch (error) {
    // What went wrong on our side is no refusal.
    if (isCityosError(error) && error.status < 500) return { principal, action: permission, refusal: error }
    throw error
  }
  const decision = await may(needed)
  if (decision.allowed) return { principal, action: needed }
  const [kind, action] = needed.split(':') as [ResourceKind, string]
  logRefusal(request, { principal, action, resource: { ...thing, kind } })
  // In a tenant the platform's routes are not there at all.
  const unknown = isPlatformPermission(needed) && requireTenantId() !== PLATFORM_TENANT_ID
  const refusal = unknown
    ? new CityosError('not_found', 'Not found')
    : new CityosError('forbidden', decision.reason)
  return { principal, action: needed, refusal }
}

const readOnly = () =>
  new CityosError(
    'acting_read_only',
    'You act in this tenant to read alone. End this session and begin one that may change things.',
  )

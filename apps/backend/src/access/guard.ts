import type { NextFunction, Request, Response } from 'express'
import { CityosError, isPlatformPermission, type Permission } from '@cityos/contracts'
import { PLATFORM_TENANT_ID, requireTenantId } from '@cityos/medusa-tenancy'
import { rememberCaller } from './caller'
import { conditions } from './conditions/list'
import { decide } from './decide'
import { approve } from './declared-routes'
import type { GuardedRequest } from './guarded-request'
import { matchRoute, type MatchedRoute } from './match-route'
import { principalOf } from './principal-of'
import { isPermission } from './row'

/**
 * Lets a request through to the one route that it is for, when the route has a row and the caller what the row
 * asks for. Runs behind core's authentication and before everything else.
 */
export async function guard(request: Request, _response: Response, next: NextFunction): Promise<void> {
  const route = matchRoute(request)
  const { row } = route ?? {}
  if (!route || !row || row === 'closed') throw new CityosError('not_found', 'Not found')
  if (isPermission(row)) await judge(request as GuardedRequest, route, row)
  approve(request, route.key)
  next()
}

async function judge(request: GuardedRequest, route: MatchedRoute, permission: Permission): Promise<void> {
  const principal = await principalOf(request)
  if (principal.kind === 'anonymous') throw new CityosError('unauthorized', 'Unauthorized')
  rememberCaller(request, principal)
  const may = async (wanted: Permission) => {
    const [kind, action] = wanted.split(':') as [string, string]
    return decide(principal, action, { kind, id: route.params['id'] ?? null, tenantId: requireTenantId() })
  }
  const condition = conditions[route.key]
  const needed = (await condition?.({ request, params: route.params, principal, may })) ?? permission
  const decision = await may(needed)
  if (decision.allowed) return
  // In a tenant the platform's routes are not there at all.
  const unknown = isPlatformPermission(needed) && requireTenantId() !== PLATFORM_TENANT_ID
  throw unknown ? new CityosError('not_found', 'Not found') : new CityosError('forbidden', decision.reason)
}

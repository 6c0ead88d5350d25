import type { Grantee } from '@cityos/contracts'
import { requireTenantId } from '@cityos/medusa-tenancy'
import { granteesOf } from './decide'
import type { Principal } from './principal'

const callers = new WeakMap<object, Principal>()

/** Remembers whom the guard let through with this request. */
export function rememberCaller(request: object, principal: Principal): void {
  callers.set(request, principal)
}

/** Whom the guard let through with this request; undefined on a route that asks for no permission. */
export function rememberedPrincipal(request: object): Principal | undefined {
  return callers.get(request)
}

/** What the caller of this request is, in the tenant in scope; nothing on a route that asks for no permission. */
export function callerOf(request: object): Grantee[] {
  const principal = rememberedPrincipal(request)
  return principal ? granteesOf(principal, requireTenantId()) : []
}

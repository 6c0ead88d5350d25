import { visitorOf, type Principal } from '@cityos/access'
import { requireTenantId } from '@cityos/medusa-tenancy'

const callers = new WeakMap<object, Principal>()

/** Remembers whom the guard let through with this request. */
export function rememberCaller(request: object, principal: Principal): void {
  callers.set(request, principal)
}

/** Whom the guard let through with this request; undefined on a route that asks for no permission. */
export function rememberedPrincipal(request: object): Principal | undefined {
  return callers.get(request)
}

/** Who sends this request; a visitor, who may do nothing, on a route that asks for no permission. */
export function callerOf(request: object): Principal {
  return rememberedPrincipal(request) ?? visitorOf(requireTenantId())
}

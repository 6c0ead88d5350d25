import type { Resolution } from './resolution'
import type { TenantResolver } from './resolver'
import { hostnameOf } from './hostname'

let current: TenantResolver | undefined

/** The resolver of this process; the last one set. */
export function setResolver(resolver: TenantResolver): void {
  current = resolver
}

/**
 * Forgets in this process at once which tenant a host or key belongs to: all of them, or those of one tenant. The
 * database tells every process by itself; calling this after a change only spares the writer's own the moment.
 */
export function forgetResolvedTenants(tenantId?: string): void {
  current?.forget(tenantId)
}

/** The tenant that lives at a host, as a request's `Host` header would find it. */
export async function resolveHost(host: string): Promise<Resolution> {
  return required().resolve({ host: hostnameOf(host) })
}

/** The tenant of this id or handle; suspended ones too. */
export async function resolveNamed(name: string): Promise<Resolution> {
  return required().named(name)
}

function required(): TenantResolver {
  if (current) return current
  throw new Error('withTenancy has not run in this process.')
}

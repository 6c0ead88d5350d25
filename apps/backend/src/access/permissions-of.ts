import { isPlatformPermission, PERMISSIONS, type Permission } from '@cityos/contracts'
import { PLATFORM_TENANT_ID, requireTenantId } from '@cityos/medusa-tenancy'
import { rememberedPrincipal } from './caller'
import { decide } from './decide'
import { decisionsOf } from './decisions'
import type { GuardedRequest } from './guarded-request'

/**
 * Everything that the caller of this request may do in the tenant in scope, in one question to Cerbos: the same that
 * the guard asks, so that screens cannot promise what a route then refuses.
 */
export async function permissionsOf(request: GuardedRequest): Promise<Permission[]> {
  const principal = rememberedPrincipal(request)
  if (!principal) return []
  const tenantId = requireTenantId()
  // In a tenant the platform's routes are not there at all.
  const there = PERMISSIONS.filter(
    (permission) => tenantId === PLATFORM_TENANT_ID || !isPlatformPermission(permission),
  )
  const decisions = await Promise.all(
    there.map((permission) => decide(decisionsOf(request), principal, permission, { tenant: tenantId })),
  )
  return there.filter((_permission, index) => decisions[index]?.allowed)
}

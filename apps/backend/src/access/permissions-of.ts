import { isPlatformPermission, PERMISSIONS, type Permission } from '@cityos/contracts'
import { PLATFORM_TENANT_ID, requireTenantId } from '@cityos/medusa-tenancy'
import { rememberedPrincipal } from './caller'
import { decide } from './decide'

/**
 * Everything that the caller of this request may do in the tenant in scope: each permission is asked of the same
 * decision that the guard asks, so that screens cannot promise what a route then refuses.
 */
export async function permissionsOf(request: object): Promise<Permission[]> {
  const principal = rememberedPrincipal(request)
  if (!principal) return []
  const tenantId = requireTenantId()
  // In a tenant the platform's routes are not there at all.
  const there = PERMISSIONS.filter(
    (permission) => tenantId === PLATFORM_TENANT_ID || !isPlatformPermission(permission),
  )
  const decisions = await Promise.all(
    there.map((permission) => {
      const [kind, action] = permission.split(':') as [string, string]
      return decide(principal, action, { kind, id: null, tenantId })
    }),
  )
  return there.filter((_permission, index) => decisions[index]?.allowed)
}

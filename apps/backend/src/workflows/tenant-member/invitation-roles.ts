import type { Role } from '@cityos/contracts'
import { PlatformRole, TenantRole } from '@cityos/contracts'
import { currentTenantId, PLATFORM_TENANT_ID } from '@cityos/medusa-tenancy'

/** What an invitation of core's own screen gives: it says nothing of roles. */
const LEAST = { tenant: ['viewer'], platform: ['platform_support'] } as const

/** The roles that an invitation gives to whoever accepts it in the scope. */
export function invitationRoles(invite: { metadata?: Record<string, unknown> | null }): Role[] {
  const onPlatform = currentTenantId() === PLATFORM_TENANT_ID
  const known = onPlatform ? PlatformRole : TenantRole
  const listed = invite.metadata?.['roles']
  const roles = (Array.isArray(listed) ? listed : []).filter((role) => known.safeParse(role).success)
  return roles.length ? (roles as Role[]) : [...LEAST[onPlatform ? 'platform' : 'tenant']]
}

import type { MedusaContainer } from '@medusajs/framework/types'
import { CityosError, PlatformRole, TenantRole } from '@cityos/contracts'
import { actingPrincipal, PLATFORM_TENANT_ID, requireTenantId } from '@cityos/medusa-tenancy'
import { rolesOf } from './membership'
import type { Principal } from './principal'

interface Authenticated {
  scope: MedusaContainer
  auth_context?: { actor_id?: string; actor_type?: string }
}

/**
 * Who sends this request: core has verified the credentials, the membership says the roles.
 * @throws CityosError `membership_missing` for a user who is no active member.
 */
export async function principalOf({ scope, auth_context: context }: Authenticated): Promise<Principal> {
  // Staff of the platform who act in a tenant stay what they are at home.
  const homeTenantId = actingPrincipal()?.homeTenantId ?? requireTenantId()
  const nobody = { id: context?.actor_id ?? null, homeTenantId, platformRoles: [], tenantRoles: [] }
  if (!context?.actor_id) return { ...nobody, kind: 'anonymous' }
  if (context.actor_type === 'api-key') return { ...nobody, kind: 'api_key' }
  if (context.actor_type === 'customer') return { ...nobody, kind: 'customer' }
  if (context.actor_type !== 'user') return { ...nobody, kind: 'anonymous' }
  const roles = await rolesOf(scope, homeTenantId, context.actor_id)
  if (!roles) throw new CityosError('membership_missing', 'You are no member of this tenant.')
  // Roles of the other kind than the home's are no roles here, whoever wrote them.
  const kinds =
    homeTenantId === PLATFORM_TENANT_ID
      ? { platformRoles: roles.filter((role) => PlatformRole.safeParse(role).success) as PlatformRole[] }
      : { tenantRoles: roles.filter((role) => TenantRole.safeParse(role).success) as TenantRole[] }
  return { ...nobody, ...kinds, kind: 'user' }
}

import type { MedusaContainer } from '@medusajs/framework/types'
import { visitorOf, type Principal } from '@cityos/access'
import { CityosError, PlatformRole, TenantRole } from '@cityos/contracts'
import { actingPrincipal, PLATFORM_TENANT_ID, requireTenantId } from '@cityos/medusa-tenancy'
import { scopesOfKey } from '../http/secret-keys/presented-key'
import { assertIdentitySession, type SignedIn } from './identity-session'
import { rolesOf } from './membership'
import { serviceOf } from './services'
import { vendorPrincipal } from './vendors/vendor-caller'

interface AuthContext extends SignedIn {
  actor_id?: string
  actor_type?: string
}

interface Authenticated {
  scope: MedusaContainer
  auth_context?: AuthContext
}

/**
 * Who sends this request: core has verified the credentials, the membership says the roles.
 * @throws CityosError `membership_missing` for a user who is no active member, `unauthorized` for one whose session
 * at the identity provider has ended, or a secret key that this request has not shown.
 */
export async function principalOf(request: Authenticated): Promise<Principal> {
  const { scope, auth_context: context } = request
  const homeTenantId = homeTenantOfCaller()
  const id = context?.actor_id
  const visitor = visitorOf(homeTenantId)
  if (!id) return visitor
  if (context.actor_type === 'api-key' || context.actor_type === 'secret-key') {
    return { ...visitor, id, kind: 'api_key', scopes: scopesOfKey(id) }
  }
  if (context.actor_type === 'customer') return { ...visitor, id, kind: 'customer' }
  if (context.actor_type === 'service') return serviceOf(request) ?? visitor
  if (context.actor_type === 'vendor_member') return vendorPrincipal(request) ?? visitor
  if (context.actor_type !== 'user') return visitor
  await assertIdentitySession(scope, context)
  const roles = await rolesOf(scope, homeTenantId, id)
  if (!roles) throw new CityosError('membership_missing', 'You are no member of this tenant.')
  const user = { ...visitor, id, kind: 'user' } as const
  // Roles of the other kind than the home's are no roles here, whoever wrote them.
  return homeTenantId === PLATFORM_TENANT_ID
    ? { ...user, platformRoles: roles.filter(isRoleOf(PlatformRole)) }
    : { ...user, tenants: [{ id: homeTenantId, roles: roles.filter(isRoleOf(TenantRole)) }] }
}

/** Where the caller's roles hold: staff of the platform who act in a tenant stay what they are at home. */
export function homeTenantOfCaller(): string {
  return actingPrincipal()?.homeTenantId ?? requireTenantId()
}

const isRoleOf =
  <R extends string>(kind: { options: readonly R[] }) =>
  (role: string): role is R =>
    (kind.options as readonly string[]).includes(role)

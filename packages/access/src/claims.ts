import { z } from 'zod'
import { CityosError, PlatformRole, TenantRole, VendorRole } from '@cityos/contracts'
import type { Principal, PrincipalKind } from './principal'

/** Names of roles, of which those that we know stay: Keycloak adds its own, and another version of us others. */
const rolesOf = <R extends string>(known: z.ZodType<R>) =>
  z
    .array(z.string())
    .default([])
    .transform((names) => [...new Set(names)].filter((name): name is R => known.safeParse(name).success))

const Id = z.string().min(1).max(255)

const Roles = z.object({ roles: z.array(z.string()).default([]) })

/** What Keycloak's mappers write (infra/keycloak). More claims than these are welcome, and ignored. */
const Claims = z.object({
  sub: Id,
  azp: z.string().optional(),
  email: z.email().optional(),
  email_verified: z.boolean().default(false),
  preferred_username: z.string().optional(),
  realm_access: Roles.default({ roles: [] }),
  resource_access: z.record(z.string(), Roles).default({}),
  tenants: z.array(z.object({ id: Id, roles: rolesOf(TenantRole) })).default([]),
  vendors: z.array(z.object({ id: Id, tenant: Id, roles: rolesOf(VendorRole) })).default([]),
})
type Claims = z.infer<typeof Claims>

export interface ClaimsOptions {
  /** The client whose roles in `resource_access` count beside the realm's; those of others never do. */
  client?: string
}

/**
 * The principal that a token speaks of. The caller has verified the token: signature, issuer, audience, times.
 * @throws CityosError `unauthorized` when the claims do not have the form that the realm gives them.
 */
export function principalFromClaims(claims: unknown, options: ClaimsOptions = {}): Principal {
  const result = Claims.safeParse(claims)
  if (!result.success) {
    const at = result.error.issues.map(({ path }) => path.join('.') || 'claims').join(', ')
    throw new CityosError('unauthorized', `The token does not have the form of this realm's: ${at}.`)
  }
  const { data } = result
  const own = options.client ? data.resource_access[options.client]?.roles : undefined
  const platformRoles = rolesOf(PlatformRole).parse([...data.realm_access.roles, ...(own ?? [])])
  const kind = kindOf(data, platformRoles.length > 0)
  return {
    kind,
    id: data.sub,
    // An address that nobody has proved is nobody's.
    email: kind !== 'service' && data.email_verified ? (data.email ?? null) : null,
    platformRoles,
    tenants: mergeById(data.tenants),
    vendors: mergeById(data.vendors),
    scopes: null,
  }
}

/** Keycloak names the account of a client after it, and `azp` is the client that the token was given to. */
function kindOf(claims: Claims, isPlatformStaff: boolean): PrincipalKind {
  if (claims.azp && claims.preferred_username === `service-account-${claims.azp}`) return 'service'
  return claims.vendors.length && !claims.tenants.length && !isPlatformStaff ? 'vendor_member' : 'user'
}

function mergeById<M extends { id: string; roles: string[] }>(memberships: M[]): M[] {
  const byId = new Map<string, M>()
  for (const membership of memberships) {
    const roles = [...(byId.get(membership.id)?.roles ?? []), ...membership.roles]
    byId.set(membership.id, { ...membership, roles: [...new Set(roles)] })
  }
  return [...byId.values()]
}

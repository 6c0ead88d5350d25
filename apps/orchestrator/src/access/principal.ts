import { visitorOf, type Principal } from '@cityos/access'
import { PlatformRole, TenantRole, VendorRole } from '@cityos/contracts'
import type { PayloadRequest } from 'payload'

type SignedIn = PayloadRequest['user']

/** What a mirrored account says of somebody: `collections/Users`. */
interface Account {
  subject: string
  kind?: 'user' | 'vendor_member' | 'service' | null
  email?: string | null
  platformRoles?: string[] | null
  memberships?: { tenant: unknown; roles?: string[] | null }[] | null
  vendors?: { vendor: string; tenant: string; roles?: string[] | null }[] | null
}

/** Roles that we know stay; an account may have been mirrored by another version of us. */
const known = <R extends string>(options: readonly R[], roles: readonly string[] | null | undefined): R[] =>
  options.filter((role) => roles?.includes(role))

const idOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? String((value as { id: unknown }).id) : String(value)

/** A principal from whoever a strategy has found. It is read from the stored row, so that a change of it counts at once. */
export function principalOf(user: SignedIn, visited: string | undefined): Principal {
  if (!user) {
    return visited ? visitorOf(visited) : { ...visitorOf('nowhere'), tenants: [] }
  }
  if (user.collection === 'api-keys') {
    return {
      ...visitorOf(idOf((user as { tenant?: unknown }).tenant)),
      kind: 'api_key',
      id: `key:${user.id}`,
    }
  }
  const account = user as unknown as Account
  const tenants = (account.memberships ?? []).map(({ tenant, roles }) => ({
    id: idOf(tenant),
    roles: known(TenantRole.options, roles),
  }))
  const visits = visited && !tenants.some(({ id }) => id === visited) ? [{ id: visited, roles: [] }] : []
  return {
    kind: account.kind ?? 'user',
    id: account.subject,
    email: account.email ?? null,
    platformRoles: known(PlatformRole.options, account.platformRoles),
    tenants: [...tenants, ...visits],
    vendors: (account.vendors ?? []).map(({ vendor, tenant, roles }) => ({
      id: vendor,
      tenant,
      roles: known(VendorRole.options, roles),
    })),
    // Keys of this application have scopes of their own: `scopes.ts`.
    scopes: null,
  }
}

/** Services and the platform's staff work for several tenants. */
export function mayNameTenant(user: SignedIn): boolean {
  if (!user || user.collection === 'api-keys') return false
  const { kind, platformRoles } = principalOf(user, undefined)
  return kind === 'service' || platformRoles.length > 0
}

/** Whether the admin has anything to show to somebody. */
export function isStaff(user: SignedIn): boolean {
  if (!user || user.collection !== 'users') return false
  const { kind, platformRoles, tenants } = principalOf(user, undefined)
  return kind === 'user' && (platformRoles.length > 0 || tenants.some(({ roles }) => roles.length > 0))
}

import { PlatformRole, TenantRole, VendorRole } from '@cityos/contracts'
import type { Principal } from '../principal'

/** A principal as infra/cerbos/policies/_schemas/principal.json describes it. */
export interface CerbosPrincipal {
  id: string
  roles: string[]
  attr: {
    tenants: Record<string, string[]>
    member_of: string[]
    visits: string[]
    vendors: Record<string, string[]>
    vendor_of: string[]
    key_of: string | null
  }
}

/**
 * Turns memberships round, from roles of a tenant to tenants of a role, because that is what a query plan can be made
 * of: `R.attr.tenant in P.attr.tenants.owner` becomes a list of ids.
 */
export function toCerbosPrincipal(principal: Principal): CerbosPrincipal {
  const { kind, id, platformRoles, tenants, vendors } = principal
  const isKey = kind === 'api_key'
  return {
    id: id ?? 'anonymous',
    // A key has the rights of a key, whatever else it is said to have.
    roles: isKey ? [kind] : [kind, ...PlatformRole.options.filter((role) => platformRoles.includes(role))],
    attr: {
      tenants: byRole(TenantRole.options, tenants),
      member_of: idsOf(tenants.filter(({ roles }) => roles.length > 0)),
      visits: idsOf(tenants),
      vendors: byRole(VendorRole.options, vendors),
      vendor_of: idsOf(vendors.filter(({ roles }) => roles.length > 0)),
      key_of: isKey ? (tenants[0]?.id ?? null) : null,
    },
  }
}

interface Membership {
  id: string
  roles: readonly string[]
}

function byRole(roles: readonly string[], memberships: readonly Membership[]): Record<string, string[]> {
  return Object.fromEntries(
    roles.map((role) => [role, idsOf(memberships.filter((one) => one.roles.includes(role)))]),
  )
}

const idsOf = (memberships: readonly Membership[]) => memberships.map(({ id }) => id)

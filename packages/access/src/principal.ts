import type { PlatformRole, SecretKeyScope, TenantRole, VendorRole } from '@cityos/contracts'

/** The tenant that the platform itself lives in. */
export const PLATFORM = 'platform'

/**
 * - `user`: a member of somebody's staff; `service`: a program of ours with an account of its own;
 * - `vendor_member`: somebody who works for a vendor;
 * - `customer`: a shopper; `anonymous`: whoever has shown nothing;
 * - `api_key`: a secret key. Its one tenant is whose key it is; one of the platform's may act in every tenant.
 */
export type PrincipalKind = 'user' | 'vendor_member' | 'customer' | 'service' | 'api_key' | 'anonymous'

/** Who asks, as far as decisions need to know: built from verified credentials and memberships. */
export interface Principal {
  kind: PrincipalKind
  /** Id of the user, key, customer or client; null for somebody unknown. */
  id: string | null
  /** Services and keys have none. */
  email: string | null
  /** Hold in every tenant; the platform's own members and services alone have any. */
  platformRoles: readonly PlatformRole[]
  /** Whose request it is, and which roles hold there and nowhere else; customers and visitors have none. */
  tenants: readonly { id: string; roles: readonly TenantRole[] }[]
  vendors: readonly { id: string; tenant: string; roles: readonly VendorRole[] }[]
  /** Beyond these nothing is allowed, whatever the policies say; null where the policies alone decide. */
  scopes: readonly SecretKeyScope[] | null
}

/** Somebody unknown who looks at a tenant. */
export function visitorOf(tenantId: string): Principal {
  return {
    kind: 'anonymous',
    id: null,
    email: null,
    platformRoles: [],
    tenants: [{ id: tenantId, roles: [] }],
    vendors: [],
    scopes: null,
  }
}

import type { PlatformRole, TenantRole } from '@cityos/contracts'

/** Who asks, as far as decisions need to know: built from verified credentials and the membership. */
export interface Principal {
  kind: 'user' | 'api_key' | 'customer' | 'service' | 'anonymous'
  /** Id of the user, key or customer; null for somebody unknown. */
  id: string | null
  /** The tenant that the credentials belong to. */
  homeTenantId: string
  /** Hold in every tenant; only the platform's own members have any. */
  platformRoles: readonly PlatformRole[]
  /** Hold in the home tenant alone. */
  tenantRoles: readonly TenantRole[]
}

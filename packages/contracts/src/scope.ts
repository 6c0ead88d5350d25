import { z } from 'zod'
import { ActingScope } from './acting-session'
import { PERMISSIONS, type Permission } from './permissions'
import { Tenant } from './tenant'

/** Who lives at a host, the platform or a tenant, and what the caller may do there. */
export const Scope = z.object({
  kind: z.enum(['platform', 'tenant']),
  /** Null on the platform's own hosts. */
  tenant: Tenant.nullable(),
  /** Under which terms the caller acts here for the platform; null for everybody else. */
  acting: ActingScope.nullable(),
  /** Everything that the routes of this host would let the caller do, as it is at this moment. */
  permissions: z.array(z.enum(PERMISSIONS as readonly [Permission, ...Permission[]])),
})
export type Scope = z.infer<typeof Scope>

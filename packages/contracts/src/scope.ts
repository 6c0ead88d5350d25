import { z } from 'zod'
import { Tenant } from './tenant'

/** Who lives at a host: the platform, or a tenant. */
export const Scope = z.object({
  kind: z.enum(['platform', 'tenant']),
  /** Null on the platform's own hosts. */
  tenant: Tenant.nullable(),
})
export type Scope = z.infer<typeof Scope>

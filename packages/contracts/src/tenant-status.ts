import { z } from 'zod'
import { TenantStatus } from './tenant'

const Reason = z.string().trim().min(1).max(500)

/** For activating and resuming, where a reason is welcome. */
export const ReasonOptional = z.strictObject({ reason: Reason.optional() })
/** For suspending and archiving, where somebody will ask for it. */
export const ReasonNeeded = z.strictObject({ reason: Reason })

/** The data of `tenant.activated`, `tenant.suspended`, `tenant.resumed` and `tenant.archived`. */
export const TenantStatusChanged = z.object({
  id: z.string(),
  from: TenantStatus,
  to: TenantStatus,
  reason: z.string().nullable(),
  actor_id: z.string().nullable(),
})
export type TenantStatusChanged = z.infer<typeof TenantStatusChanged>

/** The data of `tenant.updated`: which fields have other values now. */
export const TenantUpdated = z.object({
  id: z.string(),
  changed: z.array(z.string()),
  actor_id: z.string().nullable(),
})
export type TenantUpdated = z.infer<typeof TenantUpdated>

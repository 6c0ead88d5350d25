import { z } from 'zod'
import { pageQuery } from './paging'

/** How long somebody of the platform's staff may act in a tenant before saying why again. */
export const ACTING_MINUTES = { least: 1, usual: 30, most: 480 } as const

/** Why somebody acts in a tenant: one line that the tenant's own people will read. */
export const ActingReason = z
  .string()
  .trim()
  .min(10, 'needs at least 10 characters')
  .max(500, 'may have at most 500 characters')
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'may hold no control characters')

export const OpenActingSession = z.strictObject({
  reason: ActingReason,
  duration_minutes: z
    .number()
    .int()
    .min(ACTING_MINUTES.least)
    .max(ACTING_MINUTES.most)
    .default(ACTING_MINUTES.usual),
  /** Whether only reading is possible. When left out: for everybody but a super admin. */
  read_only: z.boolean().optional(),
})
export type OpenActingSession = z.infer<typeof OpenActingSession>

export const ListActingSessions = pageQuery(['created_at'])
  .omit({ q: true })
  .extend({
    tenant_id: z.string().trim().min(1).max(200).optional(),
    actor_id: z.string().trim().min(1).max(200).optional(),
    /** `true`: those under way; `false`: those that are over. */
    open: z.enum(['true', 'false']).optional(),
  })
export type ListActingSessions = z.infer<typeof ListActingSessions>

/** Why a session is over: by hand, by its time, or because whoever had opened it left or signed out. */
export const ActingSessionEnd = z.enum(['stopped', 'expired', 'membership_ended', 'signed_out'])
export type ActingSessionEnd = z.infer<typeof ActingSessionEnd>

/** Somebody of the platform's staff who acts inside a tenant, for a reason and a time. */
export const ActingSession = z.object({
  id: z.string(),
  tenant_id: z.string(),
  /** The user of the platform. */
  actor_id: z.string(),
  actor_email: z.string(),
  reason: z.string(),
  read_only: z.boolean(),
  opened_at: z.iso.datetime(),
  expires_at: z.iso.datetime(),
  /** Null while it is open. */
  ended_at: z.iso.datetime().nullable(),
  end_reason: ActingSessionEnd.nullable(),
  /** Who of the platform's staff ended it; null where it ended by itself. */
  ended_by: z.string().nullable(),
})
export type ActingSession = z.infer<typeof ActingSession>

/** What the screens have to know of the session that a request acts under. */
export const ActingScope = ActingSession.pick({
  id: true,
  actor_id: true,
  actor_email: true,
  reason: true,
  read_only: true,
  expires_at: true,
}).extend({
  /** By the server's clock: a browser's may be wrong. */
  seconds_left: z.number().int().min(0),
})
export type ActingScope = z.infer<typeof ActingScope>

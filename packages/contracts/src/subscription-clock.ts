import { z } from 'zod'

const Moment = z.iso.datetime({ offset: true })

export const MoveSubscriptionClock = z.strictObject({ to: Moment })
export type MoveSubscriptionClock = z.output<typeof MoveSubscriptionClock>

/** What time it is for a tenant's subscriptions, in development. */
export const SubscriptionClock = z.object({
  now: Moment,
  is_moved: z.boolean(),
  /** So many cycles were worked on while it was moved. */
  cycles: z.int(),
})
export type SubscriptionClock = z.infer<typeof SubscriptionClock>

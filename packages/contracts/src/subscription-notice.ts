import { z } from 'zod'

/** What a customer is told of a subscription, by e-mail. `given_up`: it ended, or is not charged any more, unpaid. */
export const SubscriptionNoticeKind = z.enum([
  'upcoming_charge',
  'receipt',
  'payment_failed',
  'confirmation_needed',
  'card_expiring',
  'trial_ending',
  'changed',
  'paused',
  'canceled',
  'given_up',
])
export type SubscriptionNoticeKind = z.infer<typeof SubscriptionNoticeKind>

/** Whether it is told at all. */
const told = z.strictObject({ is_on: z.boolean() })

/** So many days ahead. */
const ahead = (most: number) => told.extend({ days: z.int().min(1).max(most) })

const kinds = {
  upcoming_charge: ahead(30),
  receipt: told,
  payment_failed: told,
  confirmation_needed: told,
  card_expiring: ahead(90),
  trial_ending: ahead(30),
  changed: told,
  paused: told,
  canceled: told,
  given_up: told,
} satisfies Record<SubscriptionNoticeKind, z.ZodType>

export const SubscriptionNotices = z.strictObject(kinds)
export type SubscriptionNotices = z.infer<typeof SubscriptionNotices>

/** What is left out stays. */
export const UpdateSubscriptionNotices = z
  .strictObject({
    upcoming_charge: kinds.upcoming_charge.partial(),
    receipt: told.partial(),
    payment_failed: told.partial(),
    confirmation_needed: told.partial(),
    card_expiring: kinds.card_expiring.partial(),
    trial_ending: kinds.trial_ending.partial(),
    changed: told.partial(),
    paused: told.partial(),
    canceled: told.partial(),
    given_up: told.partial(),
  })
  .partial()
  .refine((kinds) => Object.values(kinds).some((kind) => Object.keys(kind).length > 0), 'changes nothing')
export type UpdateSubscriptionNotices = z.output<typeof UpdateSubscriptionNotices>

/** What holds where nobody has set anything. */
export const DEFAULT_SUBSCRIPTION_NOTICES: SubscriptionNotices = {
  upcoming_charge: { is_on: true, days: 3 },
  receipt: { is_on: true },
  payment_failed: { is_on: true },
  confirmation_needed: { is_on: true },
  card_expiring: { is_on: true, days: 30 },
  trial_ending: { is_on: true, days: 3 },
  changed: { is_on: true },
  paused: { is_on: true },
  canceled: { is_on: true },
  given_up: { is_on: true },
}

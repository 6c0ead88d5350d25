import { z } from 'zod'
import {
  DEFAULT_SUBSCRIPTION_NOTICES,
  SubscriptionNotices,
  UpdateSubscriptionNotices,
} from './subscription-notice'
import { ExhaustionPolicy } from './subscription-terms'

const rising = (days: readonly number[]) => days.every((day, index) => index === 0 || day > days[index - 1]!)

const settings = {
  /** Days after the first failure on which a payment is tried again; none tries once and no more. */
  retry_offsets_days: z
    .array(z.int().min(1).max(60))
    .max(10)
    .refine(rising, 'each has to be later than the one before'),
  /** What becomes of a subscription when they are over. */
  exhaustion: ExhaustionPolicy,
}

const DunningSettings = z.object(settings)
type DunningSettings = z.infer<typeof DunningSettings>

const billing = {
  /**
   * Whether subscriptions are billed at all. What was copied from another tenant, or brought back from an export, is
   * not, until somebody says so: its customers are the original's, or were charged since.
   */
  is_billing: z.boolean(),
}

/** What a tenant has set of its own. */
export type StoredSubscriptionSettings = DunningSettings & { notices: SubscriptionNotices }

/** `notices`: what customers are told by e-mail, and how many days ahead. */
export const SubscriptionSettings = DunningSettings.extend(billing).extend({ notices: SubscriptionNotices })
export type SubscriptionSettings = z.infer<typeof SubscriptionSettings>

export const UpdateSubscriptionSettings = z
  .strictObject({ ...settings, ...billing, notices: UpdateSubscriptionNotices })
  .partial()
  .refine((body) => Object.keys(body).length > 0, 'changes nothing')
export type UpdateSubscriptionSettings = z.output<typeof UpdateSubscriptionSettings>

/** What holds where nobody has set anything. */
export const DEFAULT_SUBSCRIPTION_SETTINGS: StoredSubscriptionSettings = {
  retry_offsets_days: [1, 3, 7],
  exhaustion: 'cancel',
  notices: DEFAULT_SUBSCRIPTION_NOTICES,
}

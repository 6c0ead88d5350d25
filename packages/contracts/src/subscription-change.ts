import { z } from 'zod'
import { idSchema, ID_PREFIXES } from './ids'
import { MinorAmount } from './minor'
import { ChangeSubscriptionItems, PauseSubscription, SubscriptionItem } from './subscription'
import { BillingInterval, SubscriptionWhen } from './subscription-terms'

const Day = z.iso.date()

/**
 * Another plan, other pieces, or both. `expected_due_now_minor` is what a preview said: where it is not what is due by now,
 * nothing is changed.
 */
export const ChangeSubscriptionTerms = z
  .strictObject({
    plan_id: idSchema(ID_PREFIXES.subscription_plan).optional(),
    items: ChangeSubscriptionItems.shape.items.optional(),
    when: SubscriptionWhen.default('period_end'),
    expected_due_now_minor: z.int().min(0).optional(),
    reason: PauseSubscription.shape.reason,
  })
  .refine(({ plan_id, items }) => plan_id !== undefined || items !== undefined, 'changes nothing')
export type ChangeSubscriptionTerms = z.output<typeof ChangeSubscriptionTerms>

/** What a change comes to, before tax on top of prices, in minor units. The period is the one under way from then on. */
export const SubscriptionChangePreview = z.object({
  effective_on: Day,
  currency_code: z.string(),
  /** For days that were paid for and that the old terms no longer have. */
  credit_minor: MinorAmount,
  /** For the days that the new terms are charged for now. */
  charge_minor: MinorAmount,
  credit_used_minor: MinorAmount,
  due_now_minor: MinorAmount,
  credit_left_minor: MinorAmount,
  period: z.object({ starts_on: Day, ends_on: Day }),
  next_on: Day,
  next_minor: MinorAmount,
  plan_id: z.string().nullable(),
  plan_name: z.string().nullable(),
  interval: BillingInterval,
  interval_count: z.int(),
  items: z.array(SubscriptionItem),
})
export type SubscriptionChangePreview = z.infer<typeof SubscriptionChangePreview>

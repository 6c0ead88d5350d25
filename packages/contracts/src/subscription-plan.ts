import { z } from 'zod'
import { idSchema, ID_PREFIXES } from './ids'
import { PageInfo, pageQuery } from './paging'
import { BillingInterval, PriceByCurrency } from './subscription-terms'

const Moment = z.iso.datetime({ offset: true })
const ForeignId = z.string().min(1).max(100)

/** What is sold on a plan: all variants of a product, or one of them. */
export const PlanTarget = z.strictObject({
  product_id: ForeignId,
  variant_id: ForeignId.nullable().default(null),
})
export type PlanTarget = z.output<typeof PlanTarget>

const listedOnce = (targets: readonly PlanTarget[]) =>
  new Set(targets.map(({ product_id, variant_id }) => `${product_id} ${variant_id}`)).size === targets.length

const written = {
  name: z.string().trim().min(1).max(200),
  description: z.string().trim().max(2_000).nullable(),
  /** Off what a piece costs otherwise, in basis points; half a minor unit is rounded up. */
  discount_bps: z.int().min(0).max(10_000),
  /** What a piece costs on this plan, in place of a discount; in other currencies it is not sold. */
  prices: PriceByCurrency.nullable(),
  /** Days before the first charge. */
  trial_days: z.int().min(0).max(730),
  /** How many cycles have to be paid before the customer may end it. */
  minimum_cycles: z.int().min(0).max(120),
  active: z.boolean(),
  targets: z.array(PlanTarget).max(500).refine(listedOnce, 'lists a target twice'),
}
const rhythm = { interval: BillingInterval, interval_count: z.int().min(1).max(365) }

/** A price and a discount at once would leave open which of them counts. */
const onePrice = (plan: { discount_bps?: number | undefined; prices?: object | null | undefined }) =>
  !plan.discount_bps || !plan.prices
const EITHER = 'prices: a plan has prices of its own or a discount'

export const CreateSubscriptionPlan = z
  .strictObject({
    ...written,
    interval: rhythm.interval,
    interval_count: rhythm.interval_count.default(1),
    description: written.description.default(null),
    discount_bps: written.discount_bps.default(0),
    prices: written.prices.default(null),
    trial_days: written.trial_days.default(0),
    minimum_cycles: written.minimum_cycles.default(0),
    active: written.active.default(true),
    targets: written.targets.default([]),
  })
  .refine(onePrice, EITHER)
export type CreateSubscriptionPlanInput = z.input<typeof CreateSubscriptionPlan>
export type CreateSubscriptionPlan = z.output<typeof CreateSubscriptionPlan>

/** `version` is the one that was read. How often a plan bills stays as it is: another rhythm is another plan. */
export const UpdateSubscriptionPlan = z
  .strictObject(written)
  .partial()
  .extend({ version: z.int().min(1) })
  .refine((body) => Object.keys(body).length > 1, 'changes nothing')
  .refine(onePrice, EITHER)
export type UpdateSubscriptionPlan = z.output<typeof UpdateSubscriptionPlan>

export const ListSubscriptionPlans = pageQuery(['created_at'])
  .omit({ q: true })
  .extend({
    product_id: ForeignId.optional(),
    interval: BillingInterval.optional(),
    active: z.enum(['true', 'false']).optional(),
  })
export type ListSubscriptionPlans = z.output<typeof ListSubscriptionPlans>

export const SubscriptionPlan = z.object({
  id: idSchema(ID_PREFIXES.subscription_plan),
  /** Counts from 1, with each change. */
  version: z.int(),
  name: z.string(),
  description: z.string().nullable(),
  interval: BillingInterval,
  interval_count: z.int(),
  discount_bps: z.int(),
  prices: PriceByCurrency.nullable(),
  trial_days: z.int(),
  minimum_cycles: z.int(),
  active: z.boolean(),
  targets: z.array(z.object({ product_id: z.string(), variant_id: z.string().nullable() })),
  created_at: Moment,
  updated_at: Moment,
})
export type SubscriptionPlan = z.infer<typeof SubscriptionPlan>

export const SubscriptionPlanList = PageInfo.extend({ subscription_plans: z.array(SubscriptionPlan) })
export type SubscriptionPlanList = z.infer<typeof SubscriptionPlanList>

export const ListStoreSubscriptionPlans = z.strictObject({ product_id: ForeignId })
export type ListStoreSubscriptionPlans = z.output<typeof ListStoreSubscriptionPlans>

/** A plan as shoppers see it; `variant_ids` are those of the product that are sold on it. */
export const StoreSubscriptionPlan = SubscriptionPlan.pick({
  id: true,
  version: true,
  name: true,
  description: true,
  interval: true,
  interval_count: true,
  discount_bps: true,
  prices: true,
  trial_days: true,
  minimum_cycles: true,
}).extend({ variant_ids: z.array(z.string()) })
export type StoreSubscriptionPlan = z.infer<typeof StoreSubscriptionPlan>

/** What other parts of the system may listen to. Each carries the plan's id. */
export const SUBSCRIPTION_PLAN_EVENTS = {
  created: 'subscription_plan.created',
  updated: 'subscription_plan.updated',
  deleted: 'subscription_plan.deleted',
} as const

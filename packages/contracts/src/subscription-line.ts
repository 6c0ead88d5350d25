import { z } from 'zod'
import { CurrencyCode } from './codes'
import { idSchema, ID_PREFIXES } from './ids'
import { MinorAmount } from './minor'
import { BillingInterval } from './subscription-terms'

/** Where in a line's metadata a shopper names the plan on which they buy it. */
export const LINE_PLAN_KEY = 'subscription_plan_id'

/** Where in a line's metadata the terms stand that were offered for it. The shop writes them, and nobody else. */
export const LINE_TERMS_KEY = 'subscription'

/** On which terms a line of a cart, or of the order that came of it, is bought again and again. */
export const LineSubscription = z.object({
  offer_id: idSchema(ID_PREFIXES.subscription_offer),
  plan_id: idSchema(ID_PREFIXES.subscription_plan),
  plan_version: z.int(),
  plan_name: z.string(),
  interval: BillingInterval,
  interval_count: z.int(),
  /** Days that cost nothing; the line costs nothing either, and this price from then on. */
  trial_days: z.int(),
  minimum_cycles: z.int(),
  currency_code: CurrencyCode,
  /** Of one piece, each period. */
  unit_price_minor: MinorAmount,
})
export type LineSubscription = z.infer<typeof LineSubscription>

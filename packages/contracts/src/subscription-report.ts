import { z } from 'zod'
import { CurrencyCode } from './codes'
import { MinorAmount } from './minor'

/** The longest period that is told month by month. */
export const MOST_REPORT_MONTHS = 60

const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'is a month such as 2027-06')

/**
 * Calendar months of the tenant's time zone, both included. `to` is this month where it is left out, and `from` eleven
 * months before `to`; no longer than {@link MOST_REPORT_MONTHS}.
 */
export const ReadSubscriptionReport = z.strictObject({
  from: Month.optional(),
  to: Month.optional(),
  currency_code: CurrencyCode.optional(),
})
export type ReadSubscriptionReport = z.output<typeof ReadSubscriptionReport>

/** How what recurs may move. */
export const MRR_KINDS = ['new', 'expansion', 'contraction', 'churn', 'reactivation'] as const
export type MrrKind = (typeof MRR_KINDS)[number]

/**
 * What recurred before a month, how it moved, and what recurred behind it: the movements, of which contraction and churn
 * are negative, lead from the one to the other. Minor units.
 */
export const MrrMonth = z.object({
  month: Month,
  opening_minor: MinorAmount,
  new_minor: MinorAmount,
  expansion_minor: MinorAmount,
  contraction_minor: MinorAmount,
  churn_minor: MinorAmount,
  reactivation_minor: MinorAmount,
  closing_minor: MinorAmount,
  /** How many movements of each kind there were. */
  new_count: z.int(),
  expansion_count: z.int(),
  contraction_count: z.int(),
  churn_count: z.int(),
  reactivation_count: z.int(),
  /** Subscriptions, and customers with any, that bring something behind the month. */
  closing_subscriptions: z.int(),
  closing_customers: z.int(),
})
export type MrrMonth = z.infer<typeof MrrMonth>

const period = { from: Month, to: Month, time_zone: z.string() }

/** Every month of the period, the first one first, in each currency in which something has ever recurred until then. */
export const SubscriptionMrr = z.object({
  ...period,
  currencies: z.array(z.object({ currency_code: z.string(), months: z.array(MrrMonth) })),
})
export type SubscriptionMrr = z.infer<typeof SubscriptionMrr>

/** A share of what there was, in basis points, half-up; null where there was nothing. */
const Rate = z.int().nullable()

/**
 * Of those who were there when a month began, who and what was gone behind it. Who comes and goes within one month is in
 * neither. Minor units.
 */
export const ChurnMonth = z.object({
  month: Month,
  opening_subscriptions: z.int(),
  lost_subscriptions: z.int(),
  subscription_churn_bps: Rate,
  opening_customers: z.int(),
  lost_customers: z.int(),
  customer_churn_bps: Rate,
  opening_minor: MinorAmount,
  /** What those bring less who bring less or nothing, and what those bring more who bring more. */
  lost_minor: MinorAmount,
  gained_minor: MinorAmount,
  gross_churn_bps: Rate,
  /** Lost less gained: below nothing where more was gained. */
  net_churn_bps: Rate,
})
export type ChurnMonth = z.infer<typeof ChurnMonth>

export const SubscriptionChurn = z.object({
  ...period,
  currencies: z.array(z.object({ currency_code: z.string(), months: z.array(ChurnMonth) })),
})
export type SubscriptionChurn = z.infer<typeof SubscriptionChurn>

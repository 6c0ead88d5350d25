import { z } from 'zod'
import { CurrencyCode } from './codes'
import { MOST_MINOR } from './minor'

/** How often something is billed; a quarter is three months. */
export const BillingInterval = z.enum(['day', 'week', 'month', 'quarter', 'year'])
export type BillingInterval = z.infer<typeof BillingInterval>

/**
 * A `draft` is written and not begun; `trialing` has begun and costs nothing yet; `past_due` owes a cycle that is tried
 * again; `unpaid` owes one that is not. `canceled` is the end.
 */
export const SubscriptionStatus = z.enum([
  'draft',
  'trialing',
  'active',
  'past_due',
  'paused',
  'unpaid',
  'canceled',
])
export type SubscriptionStatus = z.infer<typeof SubscriptionStatus>

/** `void`: it is not billed any more, and never was. */
export const BillingCycleStatus = z.enum([
  'scheduled',
  'processing',
  'paid',
  'failed',
  'retrying',
  'uncollectible',
  'void',
])
export type BillingCycleStatus = z.infer<typeof BillingCycleStatus>

export const BillingCycleKind = z.enum(['period', 'change'])
export type BillingCycleKind = z.infer<typeof BillingCycleKind>

/**
 * What came of asking for money. `unclear`: nobody knows yet, and the provider is asked before anybody tries again;
 * `requires_action`: the customer has to confirm it; `soft` and `hard`: refused, and a hard refusal comes again.
 */
export const BillingOutcome = z.enum(['started', 'unclear', 'requires_action', 'soft', 'hard', 'succeeded'])
export type BillingOutcome = z.infer<typeof BillingOutcome>

/** Why a subscription has credit, or no longer: `used` and `returned` belong to a cycle. */
export const CreditReason = z.enum(['proration', 'pause', 'cancel', 'adjustment', 'used', 'returned'])
export type CreditReason = z.infer<typeof CreditReason>

/** What becomes of a subscription whose retries are over. */
export const ExhaustionPolicy = z.enum(['cancel', 'unpaid'])
export type ExhaustionPolicy = z.infer<typeof ExhaustionPolicy>

/** When something ends or rests: with what is paid for, or at once. */
export const SubscriptionWhen = z.enum(['period_end', 'now'])
export type SubscriptionWhen = z.infer<typeof SubscriptionWhen>

/** Prices of one piece in minor units, by currency. */
export const PriceByCurrency = z.record(CurrencyCode, z.int().min(1).max(MOST_MINOR))
export type PriceByCurrency = z.infer<typeof PriceByCurrency>

/** The most pieces of one thing in a subscription. */
export const MOST_PIECES = 10_000

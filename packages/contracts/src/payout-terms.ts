import { z } from 'zod'
import { MOST_MINOR } from './minor'

/**
 * `pending` waits for its time, `held` for somebody; `processing`: it was sent and nobody knows yet what came of it;
 * `in_transit`: the provider has it. `failed` and `canceled` have never left, `returned` has come back: the money is
 * the vendor's again, and in the next payout.
 */
export const PayoutStatus = z.enum([
  'pending',
  'held',
  'processing',
  'in_transit',
  'paid',
  'failed',
  'canceled',
  'returned',
])
export type PayoutStatus = z.infer<typeof PayoutStatus>

/** How money leaves. `sandbox` moves none: it plays a provider, with its faults. */
export const PayoutMethod = z.enum(['stripe_connect', 'bank_transfer', 'manual', 'sandbox'])
export type PayoutMethod = z.infer<typeof PayoutMethod>

/** Why a vendor is not paid now, or a payout not sent. */
export const PayoutReason = z.enum([
  'house_vendor',
  'vendor_not_approved',
  'kyc_not_verified',
  'payouts_on_hold',
  'sandbox_forbidden',
  'account_missing',
  'account_not_enabled',
  'account_currency',
  'owes_money',
  'nothing_available',
  'below_minimum',
  'attempts_exhausted',
  'outcome_unknown',
  'held_by_staff',
])
export type PayoutReason = z.infer<typeof PayoutReason>

/**
 * Of a payout's transfer, a part is taken back from the vendor because it owes it. `pending` waits for its turn;
 * `processing`: it was sent and nobody knows yet what came of it. `refused` and `canceled` leave the debt as it is.
 */
export const PayoutReversalState = z.enum(['pending', 'processing', 'succeeded', 'refused', 'canceled'])
export type PayoutReversalState = z.infer<typeof PayoutReversalState>

/** In the tenant's time zone. */
const Hour = z.int().min(0).max(23).default(3)
/** Monday is 1, Sunday 7. */
const Weekday = z.int().min(1).max(7).default(1)

/** Amounts in minor units by currency code, lower case. */
export const MinorByCurrency = z.record(z.string().regex(/^[a-z]{3}$/), z.int().min(0).max(MOST_MINOR))
export type MinorByCurrency = z.infer<typeof MinorByCurrency>

/**
 * When payouts are made, in the tenant's time zone. A month without the day has it on its last day; `biweekly` counts
 * from the week of its anchor. `threshold` looks each hour, and pays who has that much.
 */
export const PayoutSchedule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('daily'), hour: Hour }),
  z.strictObject({ kind: z.literal('weekly'), weekday: Weekday, hour: Hour }),
  z.strictObject({ kind: z.literal('biweekly'), weekday: Weekday, hour: Hour, anchor: z.iso.date() }),
  z.strictObject({ kind: z.literal('monthly'), day: z.int().min(1).max(31).default(1), hour: Hour }),
  z.strictObject({ kind: z.literal('threshold'), amounts: MinorByCurrency }),
  z.strictObject({ kind: z.literal('manual') }),
])
export type PayoutSchedule = z.output<typeof PayoutSchedule>

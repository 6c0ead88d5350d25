import { z } from 'zod'
import { CurrencyCode } from './codes'
import { idSchema, ID_PREFIXES } from './ids'
import { MinorAmount } from './minor'
import { PageInfo, pageQuery } from './paging'
import {
  MinorByCurrency,
  PayoutMethod,
  PayoutReason,
  PayoutReversalState,
  PayoutSchedule,
  PayoutStatus,
} from './payout-terms'

const Moment = z.iso.datetime({ offset: true })
const VendorId = idSchema(ID_PREFIXES.vendor)
const words = (max: number) => z.string().trim().min(1).max(max)

/** What is decided about payouts; null means: as it is for those above. */
const decided = {
  method: PayoutMethod.nullable(),
  schedule: PayoutSchedule.nullable(),
  /** The least that a payout pays, in minor units by currency. */
  minimums: MinorByCurrency.nullable(),
  /** Days from a delivery until its money may be paid out. */
  hold_days: z.int().min(0).max(365).nullable(),
  /** How much of it stays in reserve then, in basis points; half a minor unit is rounded up. */
  reserve_bps: z.int().min(0).max(10_000).nullable(),
  /** Days from then until the reserve is free. */
  reserve_days: z.int().min(0).max(365).nullable(),
}

export const UpdatePayoutSettings = z
  .strictObject({ ...decided, on_hold: z.boolean(), on_hold_reason: words(500).nullable() })
  .partial()
  .refine((body) => Object.keys(body).length > 0, 'changes nothing')
export type UpdatePayoutSettings = z.output<typeof UpdatePayoutSettings>

const Effective = z.object({
  method: PayoutMethod,
  schedule: PayoutSchedule,
  minimums: MinorByCurrency,
  hold_days: z.int(),
  reserve_bps: z.int(),
  reserve_days: z.int(),
  on_hold: z.boolean(),
  on_hold_reason: z.string().nullable(),
})

/** What was decided here, and what holds; `next_due_at` is null where nothing is paid by itself. */
export const PayoutSettingsAnswer = z.object({
  own: z.object({ ...decided, on_hold: z.boolean(), on_hold_reason: z.string().nullable() }),
  effective: Effective,
  next_due_at: Moment.nullable(),
  /** Whether the sandbox may be chosen, which pays nobody: not where money is real. */
  sandbox_allowed: z.boolean(),
})
export type PayoutSettingsAnswer = z.infer<typeof PayoutSettingsAnswer>

/** Amounts in minor units of the currency. */
export const Payout = z.object({
  id: idSchema(ID_PREFIXES.payout),
  vendor_id: z.string(),
  currency_code: z.string(),
  amount_minor: MinorAmount,
  /** What the provider has taken back of it, because the vendor owed it. */
  reversed_minor: MinorAmount,
  status: PayoutStatus,
  method: PayoutMethod,
  /** Why it is held; `outcome_unknown` of one that is `processing` for more than a day, or of which nobody says whether it has arrived. */
  reasons: z.array(PayoutReason),
  note: z.string().nullable(),
  attempts: z.int(),
  /** When it is sent, tried again, or asked about. */
  next_attempt_at: Moment.nullable(),
  /** Where it went, as people may see it. */
  destination: z.string().nullable(),
  provider_reference: z.string().nullable(),
  batch_id: z.string().nullable(),
  sent_at: Moment.nullable(),
  paid_at: Moment.nullable(),
  created_at: Moment,
  updated_at: Moment,
})
export type Payout = z.infer<typeof Payout>

export const PayoutAttempt = z.object({
  number: z.int(),
  idempotency_key: z.string(),
  method: PayoutMethod,
  destination: z.string().nullable(),
  state: z.enum(['started', 'unclear', 'accepted', 'refused', 'failed']),
  /** How often the provider was sent it, under the same key. */
  sends: z.int(),
  provider_reference: z.string().nullable(),
  error_code: z.string().nullable(),
  error_message: z.string().nullable(),
  started_at: Moment,
  finished_at: Moment.nullable(),
})
export type PayoutAttempt = z.infer<typeof PayoutAttempt>

/** One entry of the ledger that a payout pays. */
export const PayoutItem = z.object({
  transaction_id: z.string(),
  kind: z.string(),
  source_id: z.string(),
  vendor_order_id: z.string().nullable(),
  amount_minor: MinorAmount,
  occurred_at: Moment,
})
export type PayoutItem = z.infer<typeof PayoutItem>

/** A part of a payout that is taken back from the vendor, which owes it after a refund. */
export const PayoutReversal = z.object({
  id: idSchema(ID_PREFIXES.payout_reversal),
  /** The vendor order that was refunded. */
  vendor_order_id: z.string(),
  amount_minor: MinorAmount,
  state: PayoutReversalState,
  /** How often the provider was sent it, under the same key. */
  sends: z.int(),
  provider_reference: z.string().nullable(),
  /** Why it was refused, in the provider's words, or canceled: `nothing_owed`, `payout_not_paid`. */
  error_code: z.string().nullable(),
  error_message: z.string().nullable(),
  next_attempt_at: Moment.nullable(),
  created_at: Moment,
  closed_at: Moment.nullable(),
})
export type PayoutReversal = z.infer<typeof PayoutReversal>

/** With its attempts, what was taken back of it, and the first of the entries that it pays. */
export const WholePayout = Payout.extend({
  tries: z.array(PayoutAttempt),
  reversals: z.array(PayoutReversal),
  items: z.array(PayoutItem),
  item_count: z.int(),
})
export type WholePayout = z.infer<typeof WholePayout>

const listFields = pageQuery(['created_at']).omit({ q: true })

export const ListOwnPayouts = listFields.extend({
  status: PayoutStatus.optional(),
  currency_code: CurrencyCode.optional(),
  created_from: Moment.optional(),
  /** Payouts that were made before it. */
  created_to: Moment.optional(),
})
export type ListOwnPayouts = z.output<typeof ListOwnPayouts>

export const ListPayouts = ListOwnPayouts.extend({
  vendor_id: VendorId.optional(),
  method: PayoutMethod.optional(),
})
export type ListPayouts = z.output<typeof ListPayouts>

export const PayoutList = PageInfo.extend({ payouts: z.array(Payout) })
export type PayoutList = z.infer<typeof PayoutList>

/**
 * Everybody who is due, or one vendor, now. With a reason also one that was terminated, where it is paid by hand: what
 * it has earned is owed all the same.
 */
export const GeneratePayouts = z
  .strictObject({ vendor_id: VendorId.optional(), reason: words(500).optional() })
  .refine(({ vendor_id, reason }) => !reason || vendor_id, 'a reason is for the payout of one vendor')
export type GeneratePayouts = z.output<typeof GeneratePayouts>

/** Why vendors with money were left out, by vendor and currency; the first hundred. */
export const GeneratedPayouts = z.object({
  count: z.int(),
  payout_ids: z.array(z.string()),
  left_out: z.array(
    z.object({ vendor_id: z.string(), currency_code: z.string(), reasons: z.array(PayoutReason) }),
  ),
})
export type GeneratedPayouts = z.infer<typeof GeneratedPayouts>

export const HoldPayout = z.strictObject({ note: words(500) })
export type HoldPayout = z.output<typeof HoldPayout>

export const CancelPayout = z.strictObject({ note: words(500) })
export type CancelPayout = z.output<typeof CancelPayout>

/** The bank's or the till's own name for it. */
export const MarkPayoutPaid = z.strictObject({
  reference: words(200),
  note: words(500).nullable().default(null),
})
export type MarkPayoutPaid = z.output<typeof MarkPayoutPaid>

/** The money has not arrived, or has come back. */
export const MarkPayoutFailed = z.strictObject({ note: words(500) })
export type MarkPayoutFailed = z.output<typeof MarkPayoutFailed>

/** What a vendor has, by currency; minor units. `owed_minor` is what it owes, at most nothing. */
export const VendorBalance = z.object({
  currency_code: z.string(),
  pending_minor: MinorAmount,
  reserve_minor: MinorAmount,
  available_minor: MinorAmount,
  in_transit_minor: MinorAmount,
  owed_minor: MinorAmount,
  /** Why the next payout would leave it out; none when it would not. */
  reasons: z.array(PayoutReason),
})
export type VendorBalance = z.infer<typeof VendorBalance>

export const VendorBalances = z.object({ balances: z.array(VendorBalance), next_due_at: Moment.nullable() })
export type VendorBalances = z.infer<typeof VendorBalances>

/** What other parts of the system may listen to. Each carries the payout's id. */
export const PAYOUT_EVENTS = {
  created: 'payout.created',
  held: 'payout.held',
  released: 'payout.released',
  processing: 'payout.processing',
  stuck: 'payout.stuck',
  in_transit: 'payout.in_transit',
  paid: 'payout.paid',
  failed: 'payout.failed',
  canceled: 'payout.canceled',
  returned: 'payout.returned',
} as const
export type PayoutEvent = (typeof PAYOUT_EVENTS)[keyof typeof PAYOUT_EVENTS]

/** Each carries the reversal's id. */
export const PAYOUT_REVERSAL_EVENTS = {
  succeeded: 'payout_reversal.succeeded',
  refused: 'payout_reversal.refused',
  canceled: 'payout_reversal.canceled',
} as const
export type PayoutReversalEvent = (typeof PAYOUT_REVERSAL_EVENTS)[keyof typeof PAYOUT_REVERSAL_EVENTS]

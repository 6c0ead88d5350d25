import { z } from 'zod'
import { idSchema, ID_PREFIXES } from './ids'
import { MinorAmount, MOST_MINOR } from './minor'
import { PageInfo, pageQuery } from './paging'

const Moment = z.iso.datetime({ offset: true })

/** A chargeback: `opened` while the bank has the money and nobody has decided. */
export const DisputeStatus = z.enum(['opened', 'won', 'lost'])
export type DisputeStatus = z.infer<typeof DisputeStatus>

/** What the bank's customer says, in the card networks' categories; `general` for anything else. */
export const DisputeReason = z.enum([
  'bank_cannot_process',
  'check_returned',
  'credit_not_processed',
  'customer_initiated',
  'debit_not_authorized',
  'duplicate',
  'fraudulent',
  'general',
  'incorrect_account_details',
  'insufficient_funds',
  'noncompliant',
  'product_not_received',
  'product_unacceptable',
  'subscription_canceled',
  'unrecognized',
])
export type DisputeReason = z.infer<typeof DisputeReason>

/** Who tells of it: the provider's webhooks, or the tenant's own people. */
export const DisputeProvider = z.enum(['stripe', 'manual'])
export type DisputeProvider = z.infer<typeof DisputeProvider>

/** What of a dispute falls on one vendor order. Minor units. */
export const DisputePart = z.object({
  id: idSchema(ID_PREFIXES.dispute_part),
  vendor_order_id: idSchema(ID_PREFIXES.vendor_order),
  vendor_id: idSchema(ID_PREFIXES.vendor),
  amount_minor: MinorAmount,
  /** What the vendor bears of it; the rest is the marketplace's fees. */
  vendor_minor: MinorAmount,
})
export type DisputePart = z.infer<typeof DisputePart>

export const Dispute = z.object({
  id: idSchema(ID_PREFIXES.dispute),
  order_id: z.string(),
  payment_id: z.string().nullable(),
  provider: DisputeProvider,
  /** The provider's or the bank's own name for it. */
  provider_reference: z.string().nullable(),
  status: DisputeStatus,
  reason: DisputeReason,
  /** What whoever opened it by hand said. */
  note: z.string().nullable(),
  /** What whoever closed it by hand said, the last time. */
  closing_note: z.string().nullable(),
  currency_code: z.string(),
  amount_minor: MinorAmount,
  /** What was more than the order still held: the marketplace bears it. */
  unallocated_minor: MinorAmount,
  /** What the provider has charged for the dispute, less what it gave back of that; null while it has told nothing. */
  fee_minor: MinorAmount.nullable(),
  fee_currency_code: z.string().nullable(),
  evidence_due_at: Moment.nullable(),
  /** When the bank has opened it. */
  occurred_at: Moment,
  closed_at: Moment.nullable(),
  /** Who opened and closed it by hand; null where the provider did. */
  opened_by: z.string().nullable(),
  closed_by: z.string().nullable(),
  parts: z.array(DisputePart),
  created_at: Moment,
  updated_at: Moment,
})
export type Dispute = z.infer<typeof Dispute>

const orderId = z.string().min(1).max(64)

export const ListDisputes = pageQuery(['created_at'])
  .omit({ q: true })
  .extend({
    status: DisputeStatus.optional(),
    provider: DisputeProvider.optional(),
    order_id: orderId.optional(),
    vendor_id: idSchema(ID_PREFIXES.vendor).optional(),
  })
export type ListDisputes = z.output<typeof ListDisputes>

export const DisputeList = PageInfo.extend({ disputes: z.array(Dispute) })
export type DisputeList = z.infer<typeof DisputeList>

const Note = z.string().trim().min(1).max(1_000)

/** A dispute that no provider tells of: over all vendor orders of an order, or over one of them alone. */
export const OpenDispute = z.strictObject({
  order_id: orderId,
  vendor_order_id: idSchema(ID_PREFIXES.vendor_order).optional(),
  amount_minor: z.int().min(1).max(MOST_MINOR),
  reason: DisputeReason,
  note: Note,
  /** The bank's name for it; the same is not taken twice. */
  reference: z.string().trim().min(1).max(200).optional(),
  occurred_at: Moment.optional(),
  evidence_due_at: Moment.optional(),
})
export type OpenDispute = z.output<typeof OpenDispute>

export const CloseDispute = z.strictObject({ outcome: DisputeStatus.exclude(['opened']), note: Note })
export type CloseDispute = z.output<typeof CloseDispute>

/** A vendor's own part of a dispute. Minor units. */
export const VendorDispute = DisputePart.pick({
  id: true,
  vendor_order_id: true,
  amount_minor: true,
  vendor_minor: true,
})
  .extend({ dispute_id: idSchema(ID_PREFIXES.dispute), display_id: z.string() })
  .extend(
    Dispute.pick({
      ...{ status: true, reason: true, currency_code: true, evidence_due_at: true },
      ...{ occurred_at: true, closed_at: true, created_at: true },
    }).shape,
  )
export type VendorDispute = z.infer<typeof VendorDispute>

export const ListVendorDisputes = pageQuery(['created_at']).omit({ q: true }).extend({
  status: DisputeStatus.optional(),
  vendor_order_id: VendorDispute.shape.vendor_order_id.optional(),
})
export type ListVendorDisputes = z.output<typeof ListVendorDisputes>

export const VendorDisputeList = PageInfo.extend({ disputes: z.array(VendorDispute) })
export type VendorDisputeList = z.infer<typeof VendorDisputeList>

/** Each carries the dispute's id. */
export const DISPUTE_EVENTS = {
  opened: 'dispute.opened',
  won: 'dispute.won',
  lost: 'dispute.lost',
} as const

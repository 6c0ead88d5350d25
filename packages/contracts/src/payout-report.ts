import { z } from 'zod'
import { CurrencyCode } from './codes'
import { idSchema, ID_PREFIXES } from './ids'
import { MinorAmount } from './minor'
import { PageInfo, pageQuery } from './paging'
import { PayoutMethod } from './payout-terms'

const Moment = z.iso.datetime({ offset: true })

/** What a provider and this product can say differently about a payout. */
export const DiscrepancyClass = z.enum([
  'missing_here',
  'missing_there',
  'amount',
  'currency',
  'status',
  'duplicate',
  'destination',
])
export type DiscrepancyClass = z.infer<typeof DiscrepancyClass>

export const ReconcilePayouts = z.strictObject({
  method: PayoutMethod,
  /** The first day and the day after the last, by UTC; the last thirty days when left out. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
})
export type ReconcilePayouts = z.output<typeof ReconcilePayouts>

export const PayoutReconciliation = z.object({
  id: idSchema(ID_PREFIXES.payout_reconciliation),
  method: PayoutMethod,
  from: Moment,
  to: Moment,
  /** Rows that were compared. */
  ours: z.int(),
  theirs: z.int(),
  found: z.int(),
  created_at: Moment,
})
export type PayoutReconciliation = z.infer<typeof PayoutReconciliation>

export const PayoutFinding = z.object({
  id: idSchema(ID_PREFIXES.payout_finding),
  method: PayoutMethod,
  class: DiscrepancyClass,
  payout_id: z.string().nullable(),
  provider_reference: z.string().nullable(),
  ours: z.record(z.string(), z.unknown()).nullable(),
  theirs: z.record(z.string(), z.unknown()).nullable(),
  state: z.enum(['open', 'resolved']),
  resolution: z.string().nullable(),
  resolved_by: z.string().nullable(),
  resolved_at: Moment.nullable(),
  last_seen_at: Moment,
  created_at: Moment,
})
export type PayoutFinding = z.infer<typeof PayoutFinding>

export const ListPayoutFindings = pageQuery(['created_at'])
  .omit({ q: true })
  .extend({
    state: z.enum(['open', 'resolved']).optional(),
    class: DiscrepancyClass.optional(),
    method: PayoutMethod.optional(),
  })
export type ListPayoutFindings = z.output<typeof ListPayoutFindings>

export const PayoutFindings = PageInfo.extend({ payout_findings: z.array(PayoutFinding) })
export type PayoutFindings = z.infer<typeof PayoutFindings>

export const ResolvePayoutFinding = z.strictObject({ resolution: z.string().trim().min(1).max(1_000) })
export type ResolvePayoutFinding = z.output<typeof ResolvePayoutFinding>

/** One file for the bank; amounts in minor units. */
export const PayoutBatch = z.object({
  id: idSchema(ID_PREFIXES.payout_batch),
  currency_code: z.string(),
  payout_count: z.int(),
  amount_minor: MinorAmount,
  message_id: z.string(),
  execution_date: z.iso.date(),
  downloaded_at: Moment.nullable(),
  created_at: Moment,
})
export type PayoutBatch = z.infer<typeof PayoutBatch>

export const ListPayoutBatches = pageQuery(['created_at']).omit({ q: true })
export type ListPayoutBatches = z.output<typeof ListPayoutBatches>

export const PayoutBatches = PageInfo.extend({ payout_batches: z.array(PayoutBatch) })
export type PayoutBatches = z.infer<typeof PayoutBatches>

/** What the bank says has become of transfers: camt.053 or camt.054 in XML, or CSV with the columns named below. */
export const ImportBankReport = z.strictObject({
  format: z.enum(['camt', 'csv']),
  content: z.string().min(1).max(20_000_000),
})
export type ImportBankReport = z.output<typeof ImportBankReport>

export const ImportedBankReport = z.object({
  confirmed: z.array(z.string()),
  returned: z.array(z.string()),
  /** Named before, and nothing was to be done. */
  known: z.array(z.string()),
  /** References that are nobody's, and amounts that are others: each is a line to look at. */
  unmatched: z.array(z.object({ reference: z.string(), problem: z.string() })),
})
export type ImportedBankReport = z.infer<typeof ImportedBankReport>

/** A period by the tenant's days: from the beginning of the first to the end of the last. */
export const StatementQuery = z.strictObject({
  currency_code: CurrencyCode,
  from: z.iso.date(),
  to: z.iso.date(),
  format: z.enum(['json', 'csv', 'pdf']).default('json'),
})
export type StatementQuery = z.output<typeof StatementQuery>

/** Every movement of what a vendor has, all its accounts together; minor units. */
export const Statement = z.object({
  vendor: z.object({ id: z.string(), name: z.string(), legal_name: z.string().nullable() }),
  currency_code: z.string(),
  from: z.string(),
  to: z.string(),
  time_zone: z.string(),
  opening_minor: MinorAmount,
  closing_minor: MinorAmount,
  entries: z.array(
    z.object({
      occurred_at: Moment,
      transaction_id: z.string(),
      kind: z.string(),
      source_id: z.string(),
      vendor_order_id: z.string().nullable(),
      amount_minor: MinorAmount,
      balance_minor: MinorAmount,
    }),
  ),
})
export type Statement = z.infer<typeof Statement>

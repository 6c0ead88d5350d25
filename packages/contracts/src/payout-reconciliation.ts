import { z } from 'zod'
import { idSchema, ID_PREFIXES } from './ids'
import { PageInfo, pageQuery } from './paging'
import { PayoutMethod } from './payout-terms'

const Moment = z.iso.datetime({ offset: true })
const LONGEST_DAYS = 366
const DAY_MS = 86_400_000

/**
 * What a provider and this product can say differently about a payout. `missing_here`: the provider has moved money for
 * no payout of ours; `missing_there`: it does not know of one that was sent; `duplicate`: one payout was paid twice,
 * or two name the same transfer. `amount` and `status` are also said when the ledger disagrees with the payout. Of what
 * was taken back of a payout the same words are said; either side then has a `reversal_id`.
 */
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

/** Those whose provider can be asked for all it has moved; banks and cashiers tell it by `payout-imports` and by hand. */
export const ReconciledMethod = PayoutMethod.extract(['stripe_connect', 'sandbox'])
export type ReconciledMethod = z.infer<typeof ReconciledMethod>

export const ReconcilePayouts = z
  .strictObject({
    method: ReconciledMethod,
    /** The first day and the day after the last, by UTC; the thirty days up to now when left out. */
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  })
  .refine(({ from, to }) => (from === undefined) === (to === undefined), 'has from and to, or neither')
  .refine(({ from, to }) => !from || !to || from < to, 'ends before it begins')
  .refine(
    ({ from, to }) => !from || !to || Date.parse(to) - Date.parse(from) <= LONGEST_DAYS * DAY_MS,
    `is longer than ${LONGEST_DAYS} days`,
  )
export type ReconcilePayouts = z.output<typeof ReconcilePayouts>

/** `failed`: the provider did not answer to the end; nothing is concluded from what it said until then. */
export const ReconciliationState = z.enum(['queued', 'running', 'finished', 'failed'])
export type ReconciliationState = z.infer<typeof ReconciliationState>

export const PayoutReconciliation = z.object({
  id: idSchema(ID_PREFIXES.payout_reconciliation),
  method: PayoutMethod,
  state: ReconciliationState,
  from: Moment,
  to: Moment,
  /** Payouts and transfers that were compared. */
  ours: z.int(),
  theirs: z.int(),
  /** Discrepancies that nobody had resolved, new or not, and how many of each class. */
  found: z.int(),
  by_class: z.partialRecord(DiscrepancyClass, z.int()),
  error: z.string().nullable(),
  /** Who asked for it; null where the daily job did. */
  requested_by: z.string().nullable(),
  created_at: Moment,
  started_at: Moment.nullable(),
  finished_at: Moment.nullable(),
})
export type PayoutReconciliation = z.infer<typeof PayoutReconciliation>

export const ListPayoutReconciliations = pageQuery(['created_at'])
  .omit({ q: true })
  .extend({ method: PayoutMethod.optional(), state: ReconciliationState.optional() })
export type ListPayoutReconciliations = z.output<typeof ListPayoutReconciliations>

export const PayoutReconciliations = PageInfo.extend({
  payout_reconciliations: z.array(PayoutReconciliation),
})
export type PayoutReconciliations = z.infer<typeof PayoutReconciliations>

/** One difference, with what either side says; amounts in minor units. */
export const PayoutFinding = z.object({
  id: idSchema(ID_PREFIXES.payout_finding),
  /** The comparison that saw it first. */
  reconciliation_id: z.string(),
  method: PayoutMethod,
  class: DiscrepancyClass,
  payout_id: z.string().nullable(),
  provider_reference: z.string().nullable(),
  ours: z.record(z.string(), z.unknown()).nullable(),
  theirs: z.record(z.string(), z.unknown()).nullable(),
  state: z.enum(['open', 'resolved']),
  resolution: z.string().nullable(),
  /** Null where a later comparison no longer saw it. */
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
    payout_id: idSchema(ID_PREFIXES.payout).optional(),
    reconciliation_id: idSchema(ID_PREFIXES.payout_reconciliation).optional(),
  })
export type ListPayoutFindings = z.output<typeof ListPayoutFindings>

export const PayoutFindings = PageInfo.extend({ payout_findings: z.array(PayoutFinding) })
export type PayoutFindings = z.infer<typeof PayoutFindings>

/** Why it is settled: what was found out, and what was done. */
export const ResolvePayoutFinding = z.strictObject({ resolution: z.string().trim().min(1).max(1_000) })
export type ResolvePayoutFinding = z.output<typeof ResolvePayoutFinding>

/** Each carries the finding's id. */
export const PAYOUT_FINDING_EVENTS = {
  opened: 'payout_finding.opened',
  resolved: 'payout_finding.resolved',
} as const
export type PayoutFindingEvent = (typeof PAYOUT_FINDING_EVENTS)[keyof typeof PAYOUT_FINDING_EVENTS]

/** Each carries the comparison's id. */
export const PAYOUT_RECONCILIATION_EVENTS = {
  finished: 'payout_reconciliation.finished',
  failed: 'payout_reconciliation.failed',
} as const
export type PayoutReconciliationEvent =
  (typeof PAYOUT_RECONCILIATION_EVENTS)[keyof typeof PAYOUT_RECONCILIATION_EVENTS]

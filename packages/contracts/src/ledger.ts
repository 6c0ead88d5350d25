import { z } from 'zod'
import { CurrencyCode } from './codes'
import { idSchema, ID_PREFIXES } from './ids'
import {
  LEDGER_PLATFORM,
  LedgerAccountKind,
  LedgerPlatformAccount,
  LedgerTransactionKind,
  LedgerVendorAccount,
} from './ledger-terms'
import { MinorAmount, MOST_MINOR } from './minor'
import { PageInfo } from './paging'

const Moment = z.iso.datetime({ offset: true })
const Word = z.string().trim().min(1).max(200)
const Page = PageInfo.omit({ count: true })

/** What each list of the ledger takes. */
const page = {
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().min(1).max(1_000).optional(),
}

export const LedgerAccount = z.object({
  id: idSchema(ID_PREFIXES.ledger_account),
  kind: LedgerAccountKind,
  /** A vendor's id, or `platform`. */
  owner_id: z.string(),
  currency_code: z.string(),
  /** In minor units: above nothing is owed to the owner or earned, below it is held for others or owed by them. */
  balance_minor: MinorAmount,
})
export type LedgerAccount = z.infer<typeof LedgerAccount>

/** `owner_id` is a vendor's id, or `platform` for the marketplace's own. */
export const ListLedgerAccounts = z.strictObject({
  ...page,
  owner_id: Word.optional(),
  kind: LedgerAccountKind.optional(),
  currency_code: CurrencyCode.optional(),
})
export type ListLedgerAccounts = z.output<typeof ListLedgerAccounts>
export const LedgerAccountList = Page.extend({ ledger_accounts: z.array(LedgerAccount) })

/** One side of a money move, in minor units: above nothing credits the account, below debits it. */
export const LedgerPosting = z.object({
  account_id: idSchema(ID_PREFIXES.ledger_account),
  kind: LedgerAccountKind,
  owner_id: z.string(),
  currency_code: z.string(),
  amount_minor: MinorAmount,
  vendor_order_id: z.string().nullable(),
})
export type LedgerPosting = z.infer<typeof LedgerPosting>

/** A money move. Its postings sum to nothing in each currency; it is never changed. */
export const LedgerTransaction = z.object({
  id: idSchema(ID_PREFIXES.ledger_transaction),
  kind: LedgerTransactionKind,
  /** What it is because of, such as `capture`, and that thing's id. */
  source_type: z.string(),
  source_id: z.string(),
  occurred_at: Moment,
  /** When it was posted. */
  created_at: Moment,
  reason: z.string().nullable(),
  /** Who decided it; null where a rule did. */
  actor: z.string().nullable(),
  reverses_id: z.string().nullable(),
  reversed_by_id: z.string().nullable(),
  postings: z.array(LedgerPosting),
})
export type LedgerTransaction = z.infer<typeof LedgerTransaction>

/** What a list and an export can be narrowed to. `from` is inclusive, `to` is not; both are of `occurred_at`. */
const filters = {
  vendor_id: Word.optional(),
  vendor_order_id: Word.optional(),
  kind: LedgerTransactionKind.optional(),
  source_type: Word.optional(),
  source_id: Word.optional(),
  currency_code: CurrencyCode.optional(),
  from: Moment.optional(),
  to: Moment.optional(),
}
/** Newest first. */
export const ListLedgerTransactions = z.strictObject({ ...page, ...filters })
export type ListLedgerTransactions = z.output<typeof ListLedgerTransactions>
export const LedgerTransactionList = Page.extend({ ledger_transactions: z.array(LedgerTransaction) })

/** An export holds one line for each posting, so that it can be narrowed to one account of a vendor as well. */
export const ExportLedgerEntries = z.strictObject({ ...filters, account: LedgerAccountKind.optional() })
export type ExportLedgerEntries = z.output<typeof ExportLedgerEntries>

const Reason = z.string().trim().min(3).max(500)

/**
 * One side of an adjustment: one of the marketplace's own accounts, or one of a vendor's. What is in transit is a
 * payout's: whoever wants it back ends the payout.
 */
const AdjustedAccount = z.union([
  z.strictObject({ kind: LedgerPlatformAccount, owner_id: z.literal(LEDGER_PLATFORM) }),
  z.strictObject({
    kind: LedgerVendorAccount.exclude(['in_transit']),
    owner_id: idSchema(ID_PREFIXES.vendor),
  }),
])

const isHeld = ({ kind }: { kind: LedgerAccountKind }) => kind === 'pending' || kind === 'reserve'

/**
 * Moves `amount_minor` from one account to another, for a reason. `idempotency_key` is the caller's own: the same key
 * with the same move is answered with what was posted.
 */
export const AdjustLedger = z
  .strictObject({
    from: AdjustedAccount,
    to: AdjustedAccount,
    amount_minor: z.int().min(1).max(MOST_MINOR),
    currency_code: CurrencyCode,
    reason: Reason,
    vendor_order_id: Word.optional(),
    idempotency_key: z.string().trim().min(8).max(200),
  })
  .refine(
    ({ from, to }) => from.kind !== to.kind || from.owner_id !== to.owner_id,
    'moves money from an account to itself',
  )
  .refine(
    ({ from, to, vendor_order_id }) => vendor_order_id !== undefined || ![from, to].some(isHeld),
    'names no vendor_order_id, of which alone something is pending or in reserve',
  )
export type AdjustLedger = z.output<typeof AdjustLedger>

export const ReverseLedgerTransaction = z.strictObject({ reason: Reason })
export type ReverseLedgerTransaction = z.output<typeof ReverseLedgerTransaction>

/**
 * What a check can find: `unbalanced`, a transaction whose postings do not sum to nothing or are not all of it;
 * `balance`, an account whose balance is not the sum of its postings; `sign`, one on the wrong side of nothing;
 * `source`, a capture or refund of another amount than was posted.
 */
export const LedgerCheckName = z.enum(['unbalanced', 'balance', 'sign', 'source'])
export type LedgerCheckName = z.infer<typeof LedgerCheckName>

export const LedgerFinding = z.object({
  id: idSchema(ID_PREFIXES.ledger_finding),
  check_name: LedgerCheckName,
  /** The account, the transaction, or the capture or refund. */
  subject_id: z.string(),
  currency_code: z.string(),
  expected_minor: z.number(),
  found_minor: z.number(),
  found_at: Moment,
  last_seen_at: Moment,
})
export type LedgerFinding = z.infer<typeof LedgerFinding>

/** `unchecked`: no check has ended within the last two days. */
export const LedgerHealth = z.object({
  status: z.enum(['ok', 'findings', 'unchecked']),
  checked_at: Moment.nullable(),
  running: z.boolean(),
  checked_transactions: z.int(),
  checked_accounts: z.int(),
  /** Open ones, the newest first, at most a hundred. */
  findings: z.array(LedgerFinding),
})
export type LedgerHealth = z.infer<typeof LedgerHealth>

/** What other parts of the system may listen to. The first two carry the transaction's id, the last a finding's. */
export const LEDGER_EVENTS = {
  adjusted: 'ledger.adjusted',
  reversed: 'ledger.reversed',
  findingOpened: 'ledger.finding_opened',
} as const

/** How the ledger of one tenant does, for the platform's operators. */
export const TenantLedger = z.object({
  tenant_id: z.string(),
  handle: z.string(),
  status: LedgerHealth.shape.status,
  checked_at: Moment.nullable(),
  /** Open ones. */
  findings: z.int(),
})
export type TenantLedger = z.infer<typeof TenantLedger>

/** In the order of the tenants' ids. */
export const ListTenantLedgers = z.strictObject({ ...page, status: LedgerHealth.shape.status.optional() })
export type ListTenantLedgers = z.output<typeof ListTenantLedgers>
export const TenantLedgerList = Page.extend({ tenant_ledgers: z.array(TenantLedger) })

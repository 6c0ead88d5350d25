import type { LedgerAccountKind, LedgerTransactionKind } from '@cityos/contracts'

/** One account: made when something is first posted to it. */
export interface LedgerAccountRef {
  kind: LedgerAccountKind
  /** A vendor's id, or `platform`. */
  owner_id: string
  /** ISO 4217, lower case. */
  currency_code: string
}

/** One side of a money move. Minor units; positive credits the account, negative debits it; never nothing. */
export interface NewPosting {
  account: LedgerAccountRef
  amount_minor: bigint
  /** The vendor order that the money is of: by it is known how much of an order is still held. */
  vendor_order_id?: string
}

/** A money move: its postings sum to nothing in each currency. */
export interface NewLedgerTransaction {
  kind: LedgerTransactionKind
  /** What it is because of, such as `capture` or `payout`, and that thing's id. */
  source_type: string
  source_id: string
  /** Unique in the tenant: the same move is posted once, whoever asks how often. */
  idempotency_key: string
  /** When it happened in the world, which may be before it is posted. */
  occurred_at: Date
  /** The transaction that this one takes back. */
  reverses_id?: string
  reason?: string
  /** The id of who decided it; nothing where a rule did. */
  actor?: string
  postings: readonly NewPosting[]
}

type Parts = Omit<NewLedgerTransaction, 'idempotency_key'> & { idempotency_key?: string }

/** A transaction under the key that its kind and source make: `capture:paycol_…`. One source moves money once in each kind. */
export function transactionOf(parts: Parts): NewLedgerTransaction {
  return { idempotency_key: `${parts.kind}:${parts.source_id}`, ...parts }
}

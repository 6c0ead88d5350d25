import type { LedgerAccountRef, NewLedgerTransaction, NewPosting } from './transaction'

/** Moves an amount from one account to another: the first is debited, the second credited. Minor units, above nothing. */
export function adjustment(move: {
  from: LedgerAccountRef
  to: LedgerAccountRef
  amount_minor: bigint
  vendor_order_id?: string
}): { postings: NewPosting[] } {
  const { from, to, amount_minor, vendor_order_id } = move
  if (amount_minor <= 0n) throw new RangeError(`An adjustment is of more than ${amount_minor}.`)
  const of = vendor_order_id ? { vendor_order_id } : {}
  return {
    postings: [
      { account: from, amount_minor: -amount_minor, ...of },
      { account: to, amount_minor, ...of },
    ],
  }
}

/** Takes a transaction back: each posting the other way round, once for each transaction. */
export function reversalOf(
  original: { id: string; source_type: string; source_id: string; postings: readonly NewPosting[] },
  because: { reason: string; occurred_at: Date; actor?: string },
): NewLedgerTransaction {
  return {
    kind: 'reversal',
    source_type: original.source_type,
    source_id: original.source_id,
    idempotency_key: `reversal:${original.id}`,
    reverses_id: original.id,
    ...because,
    postings: original.postings.map((posting) => ({ ...posting, amount_minor: -posting.amount_minor })),
  }
}

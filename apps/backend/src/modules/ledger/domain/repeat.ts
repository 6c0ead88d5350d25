import type { NewLedgerTransaction, NewPosting } from './transaction'

type Comparable = Pick<NewLedgerTransaction, 'kind' | 'postings'>

/** Whether two transactions move the same money, in whichever order their postings are. */
export function hasSamePostings(a: Comparable, b: Comparable): boolean {
  return a.kind === b.kind && fingerprint(a.postings) === fingerprint(b.postings)
}

function fingerprint(postings: readonly NewPosting[]): string {
  const lines = postings.map(({ account, amount_minor, vendor_order_id }) =>
    JSON.stringify([
      account.kind,
      account.owner_id,
      account.currency_code,
      String(amount_minor),
      vendor_order_id ?? '',
    ]),
  )
  return lines.sort().join('\n')
}

/**
 * The key under which a move that was taken back is made again: `capture:x`, `capture:x~2`, `capture:x~3`. What a person
 * has decided is made once: whoever repeats the request of an adjustment does not want it anew because it was reversed.
 */
export function nextKey(
  { kind, idempotency_key }: NewLedgerTransaction,
  lastKey: string,
): string | undefined {
  if (kind === 'adjustment' || kind === 'reversal') return undefined
  const times = lastKey === idempotency_key ? 1 : Number(lastKey.slice(idempotency_key.length + 1))
  return `${idempotency_key}~${times + 1}`
}

import type { LedgerTransaction } from '@cityos/contracts'

/** Whom a transaction touches beside the marketplace, and how much it moves in each currency: the sum of its credits. */
export function movedOf({ postings }: LedgerTransaction) {
  const sums = new Map<string, number>()
  for (const { amount_minor, currency_code } of postings) {
    sums.set(currency_code, (sums.get(currency_code) ?? 0) + Math.max(amount_minor, 0))
  }
  return {
    vendors: [...new Set(postings.map(({ owner_id }) => owner_id))].filter((id) => id !== 'platform'),
    amounts: [...sums].map(([currency, minor]) => ({ currency, minor })),
  }
}

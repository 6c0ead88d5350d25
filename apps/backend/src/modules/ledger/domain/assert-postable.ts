import {
  CityosError,
  LEDGER_PLATFORM,
  LedgerPlatformAccount,
  MOST_MINOR,
  type LedgerAccountKind,
} from '@cityos/contracts'
import type { NewLedgerTransaction, NewPosting } from './transaction'

const MOST = BigInt(MOST_MINOR)
/** As many as a smallint counts: a checkout with ten thousand vendors has fewer. */
const MOST_POSTINGS = 32_000

/**
 * What the database would refuse as well, said in words. @throws CityosError `ledger_unbalanced` when the postings of a
 * currency do not sum to nothing, `ledger_posting_invalid` when one of them can be in no transaction.
 */
export function assertPostable(transaction: NewLedgerTransaction): void {
  const { postings, idempotency_key: key } = transaction
  if (postings.length < 2 || postings.length > MOST_POSTINGS) {
    throw invalid(key, `it has ${postings.length} postings`)
  }
  const sums = new Map<string, bigint>()
  for (const posting of postings) {
    const problem = problemOf(posting)
    if (problem) throw invalid(key, problem)
    const { currency_code } = posting.account
    sums.set(currency_code, (sums.get(currency_code) ?? 0n) + posting.amount_minor)
  }
  for (const [currency, sum] of sums) {
    if (sum === 0n) continue
    throw new CityosError(
      'ledger_unbalanced',
      `The postings of ${key} sum to ${sum} ${currency} and not to 0.`,
    )
  }
}

function problemOf({
  account: { kind, owner_id, currency_code },
  amount_minor,
}: NewPosting): string | undefined {
  if (isPlatformAccount(kind) !== (owner_id === LEDGER_PLATFORM)) return `${owner_id} has no account ${kind}`
  if (!/^[a-z]{3}$/.test(currency_code)) return `"${currency_code}" is no currency`
  if (amount_minor === 0n || amount_minor > MOST || amount_minor < -MOST)
    return `${amount_minor} is no amount`
  return undefined
}

function isPlatformAccount(kind: LedgerAccountKind): kind is LedgerPlatformAccount {
  return LedgerPlatformAccount.options.includes(kind as LedgerPlatformAccount)
}

const invalid = (key: string, problem: string) =>
  new CityosError('ledger_posting_invalid', `${key} cannot be posted: ${problem}.`)

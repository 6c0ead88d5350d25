import { localTimeOf } from '@cityos/calendar'
import type { VendorStatement } from '@cityos/contracts'
import { toMajor } from '@cityos/money'
import { csvLine } from '../csv'
import type { BalancedEntry } from './statement'

const HEADER = csvLine([
  ...['line', 'date', 'posted_at', 'occurred_at', 'transaction_id', 'kind', 'source_type', 'source_id'],
  ...[
    'vendor_order_id',
    'account',
    'currency_code',
    'amount_minor',
    'amount',
    'balance_minor',
    'balance',
    'reason',
  ],
])

/**
 * A statement as CSV: the opening, each entry, the closing. Only entries have an amount, so that the column sums to what
 * has moved. `amount` and `balance` are in the currency's major unit with all its digits; `date` is the tenant's.
 */
export async function* statementCsv(
  statement: VendorStatement,
  entries: AsyncIterable<BalancedEntry>,
): AsyncIterable<string> {
  const { currency_code, time_zone } = statement
  yield HEADER
  yield balanceLine('opening', statement.from, statement, statement.opening_minor)
  for await (const entry of entries) {
    yield csvLine([
      ...['entry', localDate(entry.posted_at, time_zone)],
      ...[entry.posted_at.toISOString(), entry.occurred_at.toISOString(), entry.transaction_id, entry.kind],
      ...[entry.source_type, entry.source_id, entry.vendor_order_id, entry.account, currency_code],
      ...[entry.amount_minor, { number: toMajor(entry.amount_minor, currency_code) }],
      ...[entry.balance_minor, { number: toMajor(entry.balance_minor, currency_code) }],
      entry.reason,
    ])
  }
  yield balanceLine('closing', statement.to, statement, statement.closing_minor)
}

function balanceLine(
  line: 'opening' | 'closing',
  date: string,
  { currency_code }: VendorStatement,
  balanceMinor: number,
): string {
  const balance = { number: toMajor(BigInt(balanceMinor), currency_code) }
  const unsaid = [null, null, null, null, null, null, null, null]
  return csvLine([line, date, ...unsaid, currency_code, null, null, balanceMinor, balance, null])
}

/** A day by the clocks of a zone, as `YYYY-MM-DD`. */
export function localDate(at: Date, timeZone: string): string {
  const { year, month, day } = localTimeOf(at, timeZone)
  return [String(year), ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-')
}

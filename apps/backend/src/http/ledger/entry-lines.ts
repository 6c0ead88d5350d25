import { toMajor } from '@cityos/money'
import type { LedgerEntry } from '../../modules/ledger/store/list-entries'
import { csvLine } from '../csv'

/** The first line of an export. `amount` is in the currency's major unit, with all its digits. */
export const ENTRY_HEADER = csvLine([
  ...['transaction_id', 'position', 'occurred_at', 'posted_at', 'kind', 'source_type', 'source_id'],
  ...[
    'account',
    'owner_id',
    'currency_code',
    'amount_minor',
    'amount',
    'vendor_order_id',
    'reverses_id',
    'reason',
  ],
])

export function entryLine(entry: LedgerEntry): string {
  const { currency_code, amount_minor } = entry
  return csvLine([
    ...[
      entry.transaction_id,
      entry.position,
      entry.occurred_at.toISOString(),
      entry.created_at.toISOString(),
    ],
    ...[
      entry.kind,
      entry.source_type,
      entry.source_id,
      entry.account,
      entry.owner_id,
      currency_code,
      amount_minor,
    ],
    { number: toMajor(amount_minor, currency_code) },
    ...[entry.vendor_order_id, entry.reverses_id, entry.reason],
  ])
}

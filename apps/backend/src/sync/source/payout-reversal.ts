import type { Reader } from './load-rows'
import { isoTime } from './sql'

const PLAIN = [
  ...['payout_id', 'vendor_id', 'vendor_order_id', 'refund_id', 'method', 'currency_code', 'amount_minor'],
  ...['state', 'provider_reference', 'error_code', 'error_message'],
]

/** What is taken back of a payout. When it is tried next is left out: each claim of a process would be told. */
export const payoutReversalReader: Reader = {
  table: 'payout_reversal',
  isWhole: true,
  scope: 'tenant',
  sql: `
    select id, jsonb_build_object(
      ${PLAIN.map((column) => `'${column}', ${column}`).join(', ')}, 'closed_at', ${isoTime('closed_at')}) as state
      from payout_reversal where id = any($1::text[])`,
}

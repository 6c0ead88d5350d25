import type { Reader } from './load-rows'

/** How far a payout is. When it is tried next is left out: each claim of a process would be told. */
export const payoutReader: Reader = {
  table: 'payout',
  scope: 'tenant',
  sql: `
    select id, jsonb_build_object('vendor_id', vendor_id, 'currency_code', currency_code, 'amount_minor', amount_minor,
                                  'reversed_minor', reversed_minor, 'status', status, 'method', method,
                                  'reasons', reasons, 'note', note, 'attempts', attempts, 'destination', destination,
                                  'provider_reference', provider_reference, 'batch_id', batch_id,
                                  'sent_at', ${time('sent_at')}, 'paid_at', ${time('paid_at')}) as state
      from payout where id = any($1::text[]) and deleted_at is null`,
}

function time(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}

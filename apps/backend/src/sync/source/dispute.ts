import type { Reader } from './load-rows'
import { isoTime } from './sql'

/** A chargeback and how it stands; what of it falls on whom is asked for. */
export const disputeReader: Reader = {
  table: 'dispute',
  scope: 'tenant',
  sql: `
    select id, jsonb_build_object('order_id', order_id, 'payment_id', payment_id, 'provider', provider,
                                  'provider_reference', provider_reference, 'status', status, 'reason', reason,
                                  'currency_code', currency_code, 'amount_minor', amount_minor,
                                  'evidence_due_at', ${isoTime('evidence_due_at')},
                                  'occurred_at', ${isoTime('occurred_at')},
                                  'closed_at', ${isoTime('closed_at')}) as state
      from dispute where id = any($1::text[]) and deleted_at is null`,
}

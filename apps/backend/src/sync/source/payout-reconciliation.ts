import type { Reader } from './load-rows'
import { isoTime } from './sql'

/** How far a comparison is. Its lease is left out: each page of it would be told. */
export const payoutReconciliationReader: Reader = {
  table: 'payout_reconciliation',
  isWhole: true,
  scope: 'tenant',
  sql: `
    select id, jsonb_build_object('method', method, 'state', state, 'from', ${isoTime('from_at')},
                                  'to', ${isoTime('to_at')}, 'ours', ours, 'theirs', theirs, 'found', found,
                                  'by_class', by_class, 'error', error,
                                  'finished_at', ${isoTime('finished_at')}) as state
      from payout_reconciliation where id = any($1::text[])`,
}

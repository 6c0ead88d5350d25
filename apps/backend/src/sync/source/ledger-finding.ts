import type { Reader } from './load-rows'
import { isoTime } from './sql'

/** What the check says of the ledger. When it was last seen is left out: each check would tell everything again. */
export const ledgerFindingReader: Reader = {
  table: 'ledger_finding',
  isWhole: true,
  scope: 'tenant',
  sql: `
    select id, jsonb_build_object('check_name', check_name, 'subject_id', subject_id, 'currency_code', currency_code,
                                  'expected_minor', expected_minor, 'found_minor', found_minor,
                                  'found_at', ${isoTime('found_at')},
                                  'resolved_at', ${isoTime('resolved_at')}) as state
      from ledger_finding where id = any($1::text[])`,
}

import type { Reader } from './load-rows'
import { isoTime } from './sql'

/** Where a vendor's money goes, masked as people see it. */
export const payoutAccountReader: Reader = {
  table: 'payout_account',
  isWhole: true,
  scope: 'tenant',
  sql: `
    select id, jsonb_build_object('vendor_id', vendor_id, 'method', method, 'status', status,
                                  'external_id', external_id, 'masked', details_masked, 'currencies', currencies,
                                  'requirements', requirements, 'changed_at', ${isoTime('updated_at')}) as state
      from payout_account where id = any($1::text[])`,
}

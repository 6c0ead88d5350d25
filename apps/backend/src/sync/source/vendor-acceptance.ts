import type { Reader } from './load-rows'
import { isoTime } from './sql'

export const vendorAcceptanceReader: Reader = {
  table: 'vendor_acceptance',
  scope: 'tenant',
  sql: `
    select id, jsonb_build_object('vendor_id', vendor_id, 'requirement_id', requirement_id, 'version', version,
                                  'terms_url', terms_url, 'member_id', member_id,
                                  'accepted_at', ${isoTime('created_at')}) as state
      from vendor_acceptance where id = any($1::text[]) and deleted_at is null`,
}

import type { Reader } from './load-rows'
import { isoTime } from './sql'

/** How a paper stands; the file, its name and who looked at it are asked for. */
export const vendorDocumentReader: Reader = {
  table: 'vendor_document',
  scope: 'tenant',
  sql: `
    select id, jsonb_build_object('vendor_id', vendor_id, 'requirement_id', requirement_id, 'status', status,
                                  'reason', reason, 'expires_on',
                                  to_char((expires_at - interval '1 day') at time zone 'UTC', 'YYYY-MM-DD'),
                                  'reviewed_at', ${isoTime('reviewed_at')}) as state
      from vendor_document where id = any($1::text[]) and deleted_at is null`,
}

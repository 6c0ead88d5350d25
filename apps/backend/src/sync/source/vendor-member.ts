import type { Reader } from './load-rows'

/** What somebody may do for a vendor; who they are is asked for. */
export const vendorMemberReader: Reader = {
  table: 'vendor_member',
  scope: 'tenant',
  sql: `
    select id, jsonb_build_object('vendor_id', vendor_id, 'role', role, 'status', status) as state
      from vendor_member where id = any($1::text[]) and deleted_at is null`,
}

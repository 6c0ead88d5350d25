import type { Reader } from './load-rows'

export const vendorReader: Reader = {
  table: 'vendor',
  scope: 'tenant',
  sql: `
    select id, jsonb_build_object('handle', handle, 'name', name, 'status', status, 'kyc_status', kyc_status,
                                  'description', description,
                                  'logo', logo, 'country', country) as state
      from vendor where id = any($1::text[]) and deleted_at is null`,
}

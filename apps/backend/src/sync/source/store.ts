import type { Reader } from './load-rows'

export const storeReader: Reader = {
  table: 'tenant_store',
  scope: 'tenant',
  sql: `
    select s.id, jsonb_build_object(
      'handle', s.handle, 'name', s.name, 'type', s.type, 'status', s.status,
      'sales_channel_id', (
        select min(c.sales_channel_id) from tenant_store_sales_channel c
         where c.tenant_store_id = s.id and c.deleted_at is null),
      'region_ids', coalesce((
        select jsonb_agg(r.region_id order by r.region_id collate "C") from tenant_store_region r
         where r.tenant_store_id = s.id and r.deleted_at is null), '[]')
    ) as state
      from tenant_store s where s.id = any($1::text[]) and s.deleted_at is null`,
}

import type { Reader } from './load-rows'

export const tenantReader: Reader = {
  table: 'tenant',
  scope: 'platform',
  sql: `
    select t.id, jsonb_build_object(
      'handle', t.handle, 'name', t.name, 'status', t.status, 'tier', t.tier,
      'currency_codes', t.currency_codes, 'default_currency_code', t.default_currency_code,
      'locales', t.locales, 'default_locale', t.default_locale, 'time_zone', t.time_zone,
      'initial_placement', t.initial_placement,
      'domains', coalesce((
        select jsonb_agg(jsonb_build_object('host', d.domain, 'kind', d.kind, 'status', d.status, 'store_id', d.store_id)
                         order by d.domain collate "C", d.kind collate "C", d.id)
          from tenant_domain d where d.tenant_id = t.id and d.deleted_at is null), '[]')
    ) as state
      from tenant t where t.id = any($1::text[]) and t.id = $2 and t.deleted_at is null`,
}

import type { Client } from 'pg'
import { PLATFORM_TENANT_ID } from '../scope/scope'
import { GLOBAL_INDEX_PREFIX } from './indexes'
import { ident, listTables } from './catalog'

/**
 * Which tenant a request belongs to must be known before it has any tenant's rights. These functions run as
 * the owner and answer that one question: no token and no other column leaves them. They read two
 * tables of the project, `tenant (id, handle, status, provisioned_at, deleted_at)` and
 * `tenant_domain (kind, domain, status, tenant_id, deleted_at)`, and core's publishable keys.
 */
export async function createRegistryFunctions(client: Client, role: string): Promise<void> {
  const tables = await listTables(client)
  if (!tables.includes('tenant') || !tables.includes('tenant_domain')) return
  await client.query(
    `create index if not exists ${ident(`${GLOBAL_INDEX_PREFIX}api_key_token`)} on api_key (token)`,
  )
  // PostgreSQL replaces no function by one with other columns.
  await client.query('drop function if exists tenancy_resolve(text, text, text)')
  await client.query(`
    create or replace function tenancy_resolve(host text, subdomain text, publishable_key text, named text)
    returns table (source text, tenant_id text, handle text, status text)
    language sql stable security definer set search_path = pg_catalog, public as $$
      select 'domain', t.id, t.handle, t.status
        from public.tenant_domain d join public.tenant t on t.id = d.tenant_id
       where d.domain = host and d.kind = 'custom' and d.status = 'verified' and d.deleted_at is null
         and t.deleted_at is null and t.provisioned_at is not null
      union all
      select 'subdomain', t.id, t.handle, t.status
        from public.tenant_domain d join public.tenant t on t.id = d.tenant_id
       where d.domain = subdomain and d.kind = 'subdomain' and d.status = 'verified' and d.deleted_at is null
         and t.deleted_at is null and t.provisioned_at is not null
      union all
      select 'publishable_key', k.tenant_id, coalesce(t.handle, k.tenant_id), coalesce(t.status, 'active')
        from public.api_key k
        left join public.tenant t on t.id = k.tenant_id and t.deleted_at is null and t.provisioned_at is not null
       where k.token = publishable_key and k.type = 'publishable' and k.deleted_at is null
         and (k.revoked_at is null or k.revoked_at > now())
         and (t.id is not null or k.tenant_id = '${PLATFORM_TENANT_ID}')
      union all
      select 'header', t.id, t.handle, t.status from public.tenant t
       where (t.id = named or t.handle = lower(named)) and t.deleted_at is null and t.provisioned_at is not null
    $$`)
  await client.query(`
    create or replace function tenancy_tenants() returns table (tenant_id text, status text)
    language sql stable security definer set search_path = pg_catalog, public as $$
      -- One that is being brought in or removed is no job's: what jobs write there collides with what is on its way.
      select id, status from public.tenant where deleted_at is null and provisioned_at is not null order by id
    $$`)
  for (const signature of ['tenancy_resolve(text, text, text, text)', 'tenancy_tenants()']) {
    await client.query(`revoke all on function ${signature} from public`)
    await client.query(`grant execute on function ${signature} to ${ident(role)}`)
  }
}

import type { Client } from 'pg'
import { PLATFORM_TENANT_ID } from '../scope/scope'
import { ident } from './catalog'
import type { Classification, ClassifiedTables } from './classification'

/** The table that only grows: what was done, and which rows that changed. */
const AUDIT_TABLE = 'audit_log'
const TRIGGER = 'tenancy_audit'
/** Entries younger than this cannot be removed by anybody but the owner of the database. */
const KEPT_AT_LEAST = '1 year'

export async function createAuditTable(client: Client): Promise<void> {
  // Ordered by time, as a ULID is: a number that counts up would tell each tenant how much the others do.
  await client.query(`
    create or replace function tenancy_audit_id() returns text language sql volatile set search_path = pg_catalog as $$
      select 'audlog_' || lpad(to_hex((extract(epoch from clock_timestamp()) * 1000000)::bigint), 14, '0')
                       || substr(replace(gen_random_uuid()::text, '-', ''), 1, 18)
    $$`)
  await client.query('revoke all on function tenancy_audit_id() from public')
  await client.query(`
    create table if not exists ${AUDIT_TABLE} (
      id text collate "C" primary key default tenancy_audit_id(),
      tenant_id text not null,
      occurred_at timestamptz not null default clock_timestamp(),
      kind text not null check (kind in ('request', 'change')),
      request_id text not null,
      actor_type text not null,
      actor_id text not null,
      home_tenant_id text not null,
      action text not null,
      reason text,
      details jsonb not null
    )`)
  await client.query(`create index if not exists audit_log_newest on ${AUDIT_TABLE} (tenant_id, id desc)`)
  await client.query(`create index if not exists audit_log_request on ${AUDIT_TABLE} (tenant_id, request_id)`)
  await client.query(
    `create index if not exists audit_log_row on ${AUDIT_TABLE} (tenant_id, (details ->> 'table'), (details ->> 'id'))
      where kind = 'change'`,
  )
}

/**
 * Records, in the transaction itself, every row that somebody changes whose doing the connection names in
 * `app.audit`. What was changed without a name, by a shopper or a job, costs a look at that setting and no more.
 */
export async function installAudit(
  client: Client,
  tables: ClassifiedTables,
  classification: Classification,
  role: string,
): Promise<void> {
  await createFunctions(client, role)
  await forbidChanges(client)
  for (const table of [...tables.tenant, ...tables.platform]) {
    if (table in classification.unaudited) {
      await client.query(`drop trigger if exists ${TRIGGER} on ${ident(table)}`)
      continue
    }
    const platform = classification.platform[table]
    const tenant = platform ? (platform.ownRowColumn ?? '') : 'tenant_id'
    await watch(client, table, [tenant, (classification.secret[table] ?? []).join(',')])
  }
  // What the class of the table grants is too much here: rows come from the functions alone.
  await client.query(`revoke all on ${AUDIT_TABLE} from ${ident(role)}`)
  await client.query(`grant select on ${AUDIT_TABLE} to ${ident(role)}`)
}

async function watch(client: Client, table: string, args: string[]): Promise<void> {
  await client.query(
    `create or replace trigger ${TRIGGER} after insert or update or delete on ${ident(table)}
       for each row when (coalesce(current_setting('app.audit', true), '') <> '')
       execute function tenancy_audit_change(${args.map((arg) => client.escapeLiteral(arg)).join(', ')})`,
  )
}

/** Run as the owner, because nobody else may write the table. */
async function createFunctions(client: Client, role: string): Promise<void> {
  await client.query(`
    create or replace function tenancy_audit_append(tenant text, sort text, context jsonb, details jsonb)
    returns void language sql security definer set search_path = pg_catalog, public as $$
      insert into public.${AUDIT_TABLE}
        (tenant_id, kind, request_id, actor_type, actor_id, home_tenant_id, action, reason, details)
      values (tenant, sort, context ->> 'requestId', context ->> 'actorType', context ->> 'actorId',
              context ->> 'homeTenantId', context ->> 'action', context ->> 'reason', details)
    $$`)
  await client.query('revoke all on function tenancy_audit_append(text, text, jsonb, jsonb) from public')
  await client.query(`
    create or replace function tenancy_audit_request(context jsonb, details jsonb)
    returns void language sql security definer set search_path = pg_catalog, public as $$
      select public.tenancy_audit_append(nullif(current_setting('app.tenant', true), ''), 'request', context, details)
    $$`)
  await client.query(`
    create or replace function tenancy_audit_change()
    returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
    declare
      was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
      becomes jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
      whole jsonb := coalesce(becomes, was);
      hidden text[] := string_to_array(nullif(tg_argv[1], ''), ',');
      same text[];
    begin
      if tg_op = 'UPDATE' then
        -- The time of the change is no change.
        select array_agg(key) into same from jsonb_each(was) where becomes -> key = value or key = 'updated_at';
        was := was - coalesce(same, '{}');
        becomes := becomes - coalesce(same, '{}');
        if was = '{}' then return null; end if;
      end if;
      perform public.tenancy_audit_append(
        coalesce(whole ->> nullif(tg_argv[0], ''), nullif(current_setting('app.tenant', true), ''), '${PLATFORM_TENANT_ID}'),
        'change',
        current_setting('app.audit')::jsonb,
        jsonb_build_object(
          'table', tg_table_name,
          'id', whole -> 'id',
          'operation', lower(tg_op),
          'before', public.tenancy_audit_hide(was, hidden),
          'after', public.tenancy_audit_hide(becomes, hidden)
        )
      );
      return null;
    end $$`)
  await client.query('revoke all on function tenancy_audit_change() from public')
  await client.query(`
    create or replace function tenancy_audit_hide(what jsonb, hidden text[])
    returns jsonb language sql immutable set search_path = pg_catalog as $$
      select case when what is null or hidden is null then what else
        (select jsonb_object_agg(key, case when key = any(hidden) and value <> 'null' then '"[hidden]"' else value end)
           from jsonb_each(what)) end
    $$`)
  await client.query(`
    create or replace function tenancy_audit_expire(older_than timestamptz)
    returns bigint language plpgsql security definer set search_path = pg_catalog, public as $$
    declare
      removed bigint;
    begin
      if coalesce(current_setting('app.tenant', true), '') <> '${PLATFORM_TENANT_ID}' then
        raise exception 'entries are let go of by the platform alone' using errcode = 'insufficient_privilege';
      end if;
      if older_than > now() - interval '${KEPT_AT_LEAST}' then
        raise exception 'entries of the last ${KEPT_AT_LEAST} are kept';
      end if;
      perform set_config('app.audit_expiring', 'on', true);
      delete from public.${AUDIT_TABLE} where occurred_at < older_than;
      get diagnostics removed = row_count;
      perform set_config('app.audit_expiring', '', true);
      return removed;
    end $$`)
  await client.query('revoke all on function tenancy_audit_hide(jsonb, text[]) from public')
  for (const call of ['tenancy_audit_request(jsonb, jsonb)', 'tenancy_audit_expire(timestamptz)']) {
    await client.query(`revoke all on function ${call} from public`)
    await client.query(`grant execute on function ${call} to ${ident(role)}`)
  }
}

/** Also for the owner, who could otherwise change an entry without meaning to. */
async function forbidChanges(client: Client): Promise<void> {
  await client.query(`
    create or replace function tenancy_audit_only_grows() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' and current_setting('app.audit_expiring', true) = 'on' then return old; end if;
      raise exception '${AUDIT_TABLE} only grows' using errcode = 'insufficient_privilege';
    end $$`)
  await client.query('revoke all on function tenancy_audit_only_grows() from public')
  await client.query(
    `create or replace trigger only_grows before update or delete on ${AUDIT_TABLE}
       for each row execute function tenancy_audit_only_grows()`,
  )
  await client.query(
    `create or replace trigger only_grows_whole before truncate on ${AUDIT_TABLE}
       for each statement execute function tenancy_audit_only_grows()`,
  )
}

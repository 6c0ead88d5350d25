import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/*
 * The bridge's tables, and two collections that become views over them: what the engine works with is what the screens
 * show. Payload's own schema does not know the tables; it compares itself with its last snapshot, never with the
 * database, so that it neither makes nor drops them.
 */

/** As `BRIDGE_TABLES` of packages/bridge has them; a test compares the two. */
const TABLES = [
  // What has changed, written in the transaction of the change. Nothing is numbered here but the rows themselves:
  // transactions commit in another order than they begin, and a version taken by the earlier could name the later state.
  `create table sync_outbox (
    id bigint generated always as identity primary key,
    tenant_id text not null,
    entity text not null,
    entity_id text not null,
    origin text,
    correlation_id text,
    occurred_at timestamptz not null default clock_timestamp()
  )`,
  `create index sync_outbox_by_tenant on sync_outbox (tenant_id, id)`,

  // Both views of one thing: what we have told of it (where it is ours), and what we have been told (where it is not).
  `create table sync_entity (
    tenant_id text not null,
    entity text not null,
    entity_id text not null,
    version bigint not null default 0,
    hash text,
    deleted boolean not null default false,
    changed_at timestamptz,
    held_version bigint not null default 0,
    held_hash text,
    held_deleted boolean not null default false,
    held_at timestamptz,
    primary key (tenant_id, entity, entity_id)
  )`,

  // Where messages go: the other side, or an address that a tenant has named.
  `create table webhook_endpoint (
    id text primary key,
    tenant_id text not null,
    kind text not null check (kind in ('bridge', 'tenant')),
    url text not null,
    description text,
    events text[] not null,
    secrets jsonb not null,
    state text not null default 'enabled' check (state in ('enabled', 'disabled', 'gone')),
    state_reason text,
    failures integer not null default 0,
    open_until timestamptz,
    last_delivered_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  `create index webhook_endpoint_by_tenant on webhook_endpoint (tenant_id)`,

  `create table sync_delivery (
    id text primary key,
    position bigint generated always as identity unique,
    endpoint_id text not null references webhook_endpoint (id) on delete cascade,
    tenant_id text not null,
    event text not null,
    entity text not null,
    entity_id text not null,
    version bigint not null,
    body text not null,
    correlation_id text,
    occurred_at timestamptz not null,
    state text not null check (state in ('queued', 'sending', 'retrying', 'delivered', 'dead', 'superseded', 'canceled')),
    attempts integer not null default 0,
    next_attempt_at timestamptz not null,
    lease_until timestamptz,
    last_status integer,
    last_error text,
    last_latency_ms integer,
    delivered_at timestamptz,
    replay_of text
  )`,
  `create index sync_delivery_unfinished on sync_delivery (endpoint_id, position)
     where state in ('queued', 'retrying', 'sending')`,
  `create index sync_delivery_in_order on sync_delivery (endpoint_id, entity, entity_id, position)
     where state in ('queued', 'retrying', 'sending')`,
  `create index sync_delivery_log on sync_delivery (tenant_id, position desc)`,

  // Who may tell us something, and about what.
  `create table webhook_source (
    id text primary key,
    tenant_id text not null,
    secrets jsonb not null,
    entities text[] not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,

  `create table sync_inbox (
    source_id text not null references webhook_source (id) on delete cascade,
    message_id text not null,
    position bigint generated always as identity unique,
    tenant_id text not null,
    event text not null,
    entity text not null,
    entity_id text not null,
    version bigint not null,
    -- not jsonb, which refuses some strings that JSON may hold
    body json not null,
    state text not null check (state in ('received', 'applied', 'stale', 'duplicate', 'conflict', 'dead')),
    attempts integer not null default 0,
    next_attempt_at timestamptz not null,
    last_error text,
    received_at timestamptz not null,
    applied_at timestamptz,
    primary key (source_id, message_id)
  )`,
  `create index sync_inbox_unfinished on sync_inbox (tenant_id, position) where state = 'received'`,
  `create index sync_inbox_log on sync_inbox (tenant_id, position desc)`,

  `create table sync_conflict (
    id bigint generated always as identity primary key,
    tenant_id text not null,
    entity text not null,
    entity_id text not null,
    version bigint not null,
    held_hash text not null,
    told_hash text not null,
    told json not null,
    source_id text not null,
    message_id text not null,
    state text not null default 'open' check (state in ('open', 'taken', 'kept', 'overtaken')),
    resolved_by text,
    found_at timestamptz not null,
    resolved_at timestamptz,
    unique (tenant_id, entity, entity_id, version, held_hash, told_hash)
  )`,
  `create index sync_conflict_open on sync_conflict (tenant_id, id) where state = 'open'`,
]

/** When a row was written, which a message that is sent again does not tell; who wakes; what files are to go. */
const OWN_TABLES = [
  `alter table sync_delivery add column created_at timestamptz not null default clock_timestamp()`,
  // In the form of a name-based one: Payload looks for nothing else under an id.
  `create function message_uuid(id text) returns uuid language sql immutable strict parallel safe as
     $$ select overlay(overlay(md5(id) placing '5' from 13) placing '8' from 17)::uuid $$`,
  `create index sync_delivery_by_uuid on sync_delivery ((message_uuid(id)))`,
  `create index sync_inbox_by_uuid on sync_inbox ((message_uuid(source_id || ' ' || message_id)))`,
  `create index sync_conflict_by_message on sync_conflict (source_id, message_id)`,
  `create index sync_delivery_by_time on sync_delivery (tenant_id, created_at)`,
  `create index sync_inbox_by_time on sync_inbox (tenant_id, received_at)`,
  `create index sync_inbox_of_entity on sync_inbox (tenant_id, entity, entity_id, version)`,
  `create function tell_bridge() returns trigger language plpgsql as $$
   begin
     perform pg_notify('bridge', tg_table_name);
     return null;
   end $$`,
  ...['sync_outbox', 'sync_delivery', 'sync_inbox'].map(
    (table) =>
      `create trigger ${table}_tells after insert on ${table} for each statement execute function tell_bridge()`,
  ),
  // Files go after the commit that their rows went with: a transaction that is rolled back cannot bring them back.
  `create table removed_file (name text primary key, removed_at timestamptz not null default clock_timestamp())`,
  // Where a comparison that was stopped goes on.
  `create table sync_progress (
    tenant_id text not null,
    entity text not null,
    after text not null,
    updated_at timestamptz not null,
    primary key (tenant_id, entity)
  )`,
]

/** E-mail addresses, and whatever is called like a secret, do not go into a log. What is no text here is not told. */
const REDACT = `create function redact_message(body json) returns jsonb language plpgsql immutable as $$
begin
  return regexp_replace(
    regexp_replace(body::text,
      '(\\\\["\\\\/bfnrt]|\\\\u[0-9a-fA-F]{4})?[A-Za-z0-9._%+''-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}', '\\1[hidden]', 'g'),
    '("[^"]*(?:password|secret|token|credential|authorization|cookie|api_?key)[^"]*"\\s*:\\s*)"(?:[^"\\\\]|\\\\.)*"',
    '\\1"[hidden]"', 'gi')::jsonb;
exception when others then
  return jsonb_build_object('unreadable', true);
end $$`

const SYNC_JOBS = `create view sync_jobs as
  select message_uuid(d.id) as id, d.tenant_id::varchar as tenant, d.id::varchar as message_id,
         d.entity::varchar as entity, d.entity_id::varchar as entity_id,
         'to_medusa'::enum_sync_jobs_direction as direction,
         (case when d.event like '%.deleted' then 'delete' else 'upsert' end)::enum_sync_jobs_operation as operation,
         d.version::numeric as version,
         (case d.state when 'sending' then 'running' when 'retrying' then 'failed' when 'delivered' then 'done'
               else d.state end)::enum_sync_jobs_state as state,
         d.attempts::numeric as attempts,
         case when d.state in ('queued', 'retrying') then d.next_attempt_at end as next_run_at,
         d.last_error::varchar as error, null::jsonb as conflict, null::enum_sync_jobs_resolution as resolution,
         d.delivered_at as ended_at, d.correlation_id::varchar as correlation_id,
         coalesce(d.delivered_at, d.created_at) as updated_at, d.created_at as created_at
    from sync_delivery d join webhook_endpoint e on e.id = d.endpoint_id and e.kind = 'bridge'
  union all
  select message_uuid(i.source_id || ' ' || i.message_id), i.tenant_id::varchar, i.message_id::varchar,
         i.entity::varchar, i.entity_id::varchar, 'to_payload'::enum_sync_jobs_direction,
         (case when i.event like '%.deleted' then 'delete' else 'upsert' end)::enum_sync_jobs_operation,
         i.version::numeric,
         (case when i.state = 'received' then case when i.attempts = 0 then 'queued' else 'failed' end
               when i.state = 'stale' then 'superseded'
               when c.state = 'open' then 'conflict'
               when i.state = 'dead' then 'dead'
               else 'done' end)::enum_sync_jobs_state,
         i.attempts::numeric, case when i.state = 'received' then i.next_attempt_at end,
         i.last_error::varchar,
         case when c.id is not null then jsonb_build_object(
           'version', c.version, 'held_hash', c.held_hash, 'told_hash', c.told_hash,
           'told', redact_message(c.told) -> 'data',
           'held', (select redact_message(h.body) -> 'data' from sync_inbox h
                     where h.tenant_id = c.tenant_id and h.entity = c.entity and h.entity_id = c.entity_id
                       and h.version = c.version and h.state = 'applied' limit 1),
           'resolved_by', c.resolved_by, 'resolved_at', c.resolved_at) end,
         c.state::enum_sync_jobs_resolution,
         i.applied_at, (i.body ->> 'correlation_id')::varchar,
         coalesce(i.applied_at, i.received_at), i.received_at
    from sync_inbox i
    left join sync_conflict c on c.source_id = i.source_id and c.message_id = i.message_id`

const WEBHOOK_LOGS = `create view webhook_logs as
  select message_uuid(d.id) as id, d.tenant_id::varchar as tenant, d.id::varchar as webhook_id,
         'out'::enum_webhook_logs_direction as direction, d.event::varchar as event,
         d.entity::varchar as entity, d.entity_id::varchar as entity_id, d.version::numeric as version,
         case when e.kind = 'tenant' then e.id::uuid end as endpoint_id, e.url::varchar as url,
         (case d.state when 'queued' then 'pending' when 'sending' then 'pending' when 'retrying' then 'failed'
               else d.state end)::enum_webhook_logs_status as status,
         d.attempts::numeric as attempts, d.last_status::numeric as response_status,
         d.last_latency_ms::numeric as latency_ms,
         encode(sha256(convert_to(d.body, 'UTF8')), 'hex')::varchar as payload_hash,
         redact_message(d.body::json) as body, d.last_error::varchar as error,
         d.replay_of::varchar as replay_of, d.delivered_at as ended_at, d.correlation_id::varchar as correlation_id,
         coalesce(d.delivered_at, d.created_at) as updated_at, d.created_at as created_at
    from sync_delivery d join webhook_endpoint e on e.id = d.endpoint_id
  union all
  select message_uuid(i.source_id || ' ' || i.message_id), i.tenant_id::varchar, i.message_id::varchar,
         'in'::enum_webhook_logs_direction, i.event::varchar, i.entity::varchar, i.entity_id::varchar,
         i.version::numeric, null::uuid, null::varchar,
         (case when i.state = 'received' and i.attempts > 0 then 'failed' else i.state end)::enum_webhook_logs_status,
         i.attempts::numeric, null::numeric,
         (extract(epoch from i.applied_at - i.received_at) * 1000)::integer::numeric,
         encode(sha256(convert_to(i.body::text, 'UTF8')), 'hex')::varchar,
         redact_message(i.body), i.last_error::varchar, null::varchar, i.applied_at,
         (i.body ->> 'correlation_id')::varchar, coalesce(i.applied_at, i.received_at), i.received_at
    from sync_inbox i`

const VIEWS = [REDACT, 'drop table sync_jobs', 'drop table webhook_logs', SYNC_JOBS, WEBHOOK_LOGS]

export async function up({ db }: MigrateUpArgs): Promise<void> {
  for (const statement of [...TABLES, ...OWN_TABLES, ...VIEWS]) await db.execute(sql.raw(statement))
}

/** The collections get empty tables back, as the migration before has them. */
const BACK = [
  'drop view webhook_logs',
  'drop view sync_jobs',
  'drop function redact_message',
  `create table webhook_logs (
    id uuid primary key default gen_random_uuid(), tenant varchar not null, webhook_id varchar not null,
    direction enum_webhook_logs_direction not null, event varchar not null, entity varchar not null,
    entity_id varchar not null, version numeric not null,
    endpoint_id uuid references integration_endpoints (id) on delete set null, url varchar,
    status enum_webhook_logs_status not null, attempts numeric default 0, response_status numeric, latency_ms numeric,
    payload_hash varchar, body jsonb, error varchar, replay_of varchar, ended_at timestamptz(3),
    correlation_id varchar, updated_at timestamptz(3) not null default now(),
    created_at timestamptz(3) not null default now()
  )`,
  `create table sync_jobs (
    id uuid primary key default gen_random_uuid(), tenant varchar not null, message_id varchar not null,
    entity varchar not null, entity_id varchar not null, direction enum_sync_jobs_direction not null,
    operation enum_sync_jobs_operation not null, version numeric not null,
    state enum_sync_jobs_state not null default 'queued', attempts numeric default 0, next_run_at timestamptz(3),
    error varchar, conflict jsonb, resolution enum_sync_jobs_resolution, ended_at timestamptz(3),
    correlation_id varchar, updated_at timestamptz(3) not null default now(),
    created_at timestamptz(3) not null default now()
  )`,
  'create index webhook_logs_entity_idx on webhook_logs (entity)',
  'create index webhook_logs_entity_id_idx on webhook_logs (entity_id)',
  'create index sync_jobs_message_id_idx on sync_jobs (message_id)',
  'drop table removed_file, sync_progress, sync_conflict, sync_inbox, webhook_source, sync_delivery',
  'drop table webhook_endpoint, sync_entity, sync_outbox',
  'drop function tell_bridge, message_uuid',
]

export async function down({ db }: MigrateDownArgs): Promise<void> {
  for (const statement of BACK) await db.execute(sql.raw(statement))
}

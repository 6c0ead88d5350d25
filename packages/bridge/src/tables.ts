/**
 * What both sides of the bridge keep, for the migrations of an app: statement after statement, the later ones changing
 * what the earlier have made. Times are those of the app's clock, except `sync_outbox.occurred_at`, which triggers write.
 */
export const BRIDGE_TABLES = [
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

  // The claim: what is due of an endpoint, what is under way to it, and what comes before a message of the same thing,
  // each by an index that can do nothing else. While a message is under way, `next_attempt_at` is when its lease ends.
  `update sync_delivery set next_attempt_at = lease_until where state = 'sending'`,
  `alter table sync_delivery drop column lease_until`,
  `alter table sync_delivery add column thing text not null
     generated always as (endpoint_id || ' ' || entity || ' ' || entity_id) stored`,
  `drop index sync_delivery_unfinished`,
  `drop index sync_delivery_in_order`,
  `create index sync_delivery_due on sync_delivery (endpoint_id, next_attempt_at, position)
     where state in ('queued', 'retrying', 'sending')`,
  `create index sync_delivery_under_way on sync_delivery (endpoint_id) where state = 'sending'`,
  `create index sync_delivery_in_order on sync_delivery (thing, position)
     where state in ('queued', 'retrying', 'sending')`,
]

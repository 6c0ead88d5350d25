import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Payouts: how they are made, to where, which, of what, and what providers say. What only grows says tenancy.classification.json. */
export class Migration20261121070100 extends Migration {
  override async up(): Promise<void> {
    // vendor_id '' is the tenant's own row; nothing in a vendor's row means what the tenant's says.
    this.addSql(`
      create table payout_setting (
        tenant_id text not null,
        id text not null,
        vendor_id text not null default '',
        method text check (method in (${METHODS})),
        schedule jsonb,
        minimums jsonb,
        hold_days smallint check (hold_days between 0 and 365),
        reserve_bps smallint check (reserve_bps between 0 and 10000),
        reserve_days smallint check (reserve_days between 0 and 365),
        on_hold boolean not null default false,
        on_hold_reason text,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        primary key (tenant_id, id),
        unique (tenant_id, vendor_id)
      )`)
    this.addSql(`
      create table payout_provider (
        tenant_id text not null,
        id text not null,
        method text not null check (method in (${METHODS})),
        config_sealed text not null,
        shown jsonb not null default '{}',
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        primary key (tenant_id, id),
        unique (tenant_id, method)
      )`)
    this.addSql(`
      create table payout_account (
        tenant_id text not null,
        id text not null,
        vendor_id text not null,
        method text not null check (method in (${METHODS})),
        status text not null check (status in ('onboarding', 'enabled', 'restricted', 'disabled')),
        external_id text,
        holder_name text,
        details_sealed text,
        details_masked text,
        currencies jsonb not null default '[]',
        requirements jsonb not null default '[]',
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        primary key (tenant_id, id),
        unique (tenant_id, vendor_id, method)
      )`)
    this.addSql(
      `create unique index payout_account_external on payout_account (tenant_id, method, external_id) where external_id is not null`,
    )
    this.addSql(`
      create table payout_run (
        tenant_id text not null,
        id text not null,
        schedule_key text not null,
        due_at timestamptz not null,
        cursor_currency text not null default '',
        cursor_vendor text not null default '',
        created_count int not null default 0,
        finished_at timestamptz,
        created_at timestamptz not null default now(),
        primary key (tenant_id, id),
        unique (tenant_id, schedule_key, due_at)
      )`)
    this.addSql(`
      create table payout_batch (
        tenant_id text not null,
        id text not null,
        currency_code text not null,
        payout_count int not null,
        amount_minor bigint not null check (amount_minor between 1 and 9000000000000000),
        message_id text not null,
        file_sealed text not null,
        execution_date date not null,
        downloaded_at timestamptz,
        created_at timestamptz not null default now(),
        primary key (tenant_id, id),
        unique (tenant_id, message_id)
      )`)
    this.addSql(`
      create table payout (
        tenant_id text not null,
        id text collate "C" not null,
        vendor_id text not null,
        currency_code text not null,
        amount_minor bigint not null check (amount_minor between 1 and 9000000000000000),
        status text not null default 'pending' check (status in (${STATUSES})),
        method text not null check (method in (${METHODS})),
        run_id text,
        batch_id text,
        reasons jsonb not null default '[]',
        note text,
        attempts int not null default 0,
        refusals int not null default 0,
        unclear int not null default 0,
        next_attempt_at timestamptz,
        destination text,
        provider_reference text,
        sent_at timestamptz,
        paid_at timestamptz,
        closed_at timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        deleted_at timestamptz,
        primary key (tenant_id, id)
      )`)
    this.addSql(`create index payout_due on payout (tenant_id, next_attempt_at) where next_attempt_at is not null`)
    this.addSql(`create index payout_vendor on payout (tenant_id, vendor_id, currency_code, id)`)
    this.addSql(`create index payout_status on payout (tenant_id, status, id)`)
    this.addSql(`create index payout_reference on payout (tenant_id, provider_reference) where provider_reference is not null`)
    this.addSql(`create index payout_of_batch on payout (tenant_id, batch_id) where batch_id is not null`)
    // The key is what makes it impossible to pay an entry of the ledger twice.
    this.addSql(`
      create table payout_item (
        tenant_id text not null,
        transaction_id text collate "C" not null,
        position smallint not null,
        payout_id text collate "C" not null,
        amount_minor bigint not null,
        primary key (tenant_id, transaction_id, position),
        foreign key (tenant_id, payout_id) references payout (tenant_id, id)
      )`)
    this.addSql(`create index payout_item_payout on payout_item (tenant_id, payout_id)`)
    this.addSql(`
      create table payout_attempt (
        tenant_id text not null,
        id text not null,
        payout_id text collate "C" not null,
        number int not null check (number >= 1),
        idempotency_key text not null,
        method text not null check (method in (${METHODS})),
        destination text,
        destination_sealed text,
        amount_minor bigint not null,
        currency_code text not null,
        state text not null check (state in ('started', 'unclear', 'accepted', 'refused', 'failed')),
        sends int not null default 0,
        provider_reference text,
        error_code text,
        error_message text,
        started_at timestamptz not null,
        finished_at timestamptz,
        primary key (tenant_id, id),
        unique (tenant_id, payout_id, number),
        unique (tenant_id, idempotency_key),
        foreign key (tenant_id, payout_id) references payout (tenant_id, id)
      )`)
    // One attempt of a payout at a time: the next begins when the outcome of the last is known.
    this.addSql(
      `create unique index payout_attempt_open on payout_attempt (tenant_id, payout_id) where state in ('started', 'unclear')`,
    )
    this.addSql(`
      create table payout_provider_event (
        tenant_id text not null,
        id text not null,
        method text not null check (method in (${METHODS})),
        event_id text not null,
        kind text not null,
        reference text,
        occurred_at timestamptz not null,
        received_at timestamptz not null default now(),
        primary key (tenant_id, id),
        unique (tenant_id, method, event_id)
      )`)
    this.addSql(`
      create table payout_reconciliation (
        tenant_id text not null,
        id text not null,
        method text not null check (method in (${METHODS})),
        from_at timestamptz not null,
        to_at timestamptz not null,
        ours int not null,
        theirs int not null,
        found int not null,
        created_at timestamptz not null default now(),
        primary key (tenant_id, id)
      )`)
    this.addSql(`
      create table payout_finding (
        tenant_id text not null,
        id text not null,
        reconciliation_id text not null,
        method text not null check (method in (${METHODS})),
        class text not null check (class in ('missing_here', 'missing_there', 'amount', 'currency', 'status', 'duplicate', 'destination')),
        fingerprint text not null,
        payout_id text,
        provider_reference text,
        ours jsonb,
        theirs jsonb,
        state text not null default 'open' check (state in ('open', 'resolved')),
        resolution text,
        resolved_by text,
        resolved_at timestamptz,
        last_seen_at timestamptz not null,
        created_at timestamptz not null default now(),
        primary key (tenant_id, id),
        foreign key (tenant_id, reconciliation_id) references payout_reconciliation (tenant_id, id)
      )`)
    this.addSql(
      `create unique index payout_finding_open on payout_finding (tenant_id, fingerprint) where state = 'open'`,
    )
    this.addSql(`create index payout_finding_state on payout_finding (tenant_id, state, id)`)
    // What the played provider knows: as far from the payouts as a real one's database is.
    this.addSql(`
      create table payout_sandbox_transfer (
        tenant_id text not null,
        id text not null,
        idempotency_key text,
        payout_id text not null,
        destination text not null,
        amount_minor bigint not null,
        currency_code text not null,
        status text not null check (status in ('in_transit', 'paid', 'failed', 'returned')),
        next_status text,
        created_at timestamptz not null default now(),
        primary key (tenant_id, id),
        unique (tenant_id, idempotency_key)
      )`)
    this.addSql(`create index payout_sandbox_transfer_payout on payout_sandbox_transfer (tenant_id, payout_id)`)
    this.addSql(`
      create table payout_sandbox_fault (
        tenant_id text not null,
        id text not null,
        fault text not null,
        remaining int not null check (remaining >= 0),
        created_at timestamptz not null default now(),
        primary key (tenant_id, id)
      )`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists payout_sandbox_fault, payout_sandbox_transfer, payout_finding, payout_reconciliation,
      payout_provider_event, payout_attempt, payout_item, payout, payout_batch, payout_run, payout_account,
      payout_provider, payout_setting cascade`)
  }
}

const METHODS = `'stripe_connect', 'bank_transfer', 'manual', 'sandbox'`
const STATUSES = `'pending', 'held', 'processing', 'in_transit', 'paid', 'failed', 'canceled', 'returned'`

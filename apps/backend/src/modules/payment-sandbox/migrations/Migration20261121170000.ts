import { Migration } from '@medusajs/framework/mikro-orm/migrations'

const AMOUNT = 'bigint not null check (amount_minor between 1 and 9000000000000000)'
const STATUSES = `'requires_confirmation', 'requires_action', 'requires_capture', 'requires_payment_method', 'processing',
  'succeeded', 'canceled'`

/** What the played provider of payments knows: as far from the shop's tables as a real one's database is. */
export class Migration20261121170000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table payment_sandbox_holder (
      id text collate "C" primary key,
      idempotency_key text,
      email text,
      created_at timestamptz not null
    )`)
    this.addSql(
      `create unique index payment_sandbox_holder_key on payment_sandbox_holder (idempotency_key)`,
    )
    this.addSql(`create table payment_sandbox_method (
      id text collate "C" primary key,
      holder_id text,
      card text not null,
      exp_month smallint not null check (exp_month between 1 and 12),
      exp_year smallint not null,
      created_at timestamptz not null,
      removed_at timestamptz
    )`)
    this.addSql(`create index payment_sandbox_method_holder on payment_sandbox_method (holder_id, id)`)
    // charge_key is what a charge says of itself; idempotency_key is what is remembered, and may be forgotten.
    this.addSql(`create table payment_sandbox_payment (
      id text collate "C" primary key,
      idempotency_key text,
      charge_key text,
      cycle_id text,
      session_id text,
      holder_id text,
      method_id text,
      saves_method boolean not null default false,
      is_manual boolean not null default false,
      amount_minor ${AMOUNT},
      currency_code text not null,
      status text not null check (status in (${STATUSES})),
      captured_minor bigint not null default 0,
      refunded_minor bigint not null default 0,
      error_code text,
      found_from timestamptz not null,
      settled_at timestamptz not null,
      created_at timestamptz not null,
      constraint payment_sandbox_payment_captured check (captured_minor between 0 and amount_minor),
      constraint payment_sandbox_payment_refunded check (refunded_minor between 0 and captured_minor)
    )`)
    this.addSql(
      `create unique index payment_sandbox_payment_key on payment_sandbox_payment (idempotency_key)`,
    )
    this.addSql(`create index payment_sandbox_payment_cycle on payment_sandbox_payment (cycle_id)`)
    // What was captured or given back, each once for its key.
    this.addSql(`create table payment_sandbox_move (
      id text collate "C" primary key,
      idempotency_key text,
      kind text not null check (kind in ('capture', 'refund')),
      payment_id text not null,
      amount_minor ${AMOUNT},
      created_at timestamptz not null
    )`)
    this.addSql(`create unique index payment_sandbox_move_key on payment_sandbox_move (idempotency_key)`)
    this.addSql(`create index payment_sandbox_move_payment on payment_sandbox_move (payment_id)`)
    this.addSql(`create table payment_sandbox_fault (
      id text collate "C" primary key,
      fault text not null,
      remaining integer not null check (remaining >= 0)
    )`)
    // What is to be told of payments, as often as copies says.
    this.addSql(`create table payment_sandbox_event (
      id text collate "C" primary key,
      payment_id text not null,
      kind text not null,
      error_code text,
      occurred_at timestamptz not null,
      copies integer not null check (copies >= 0)
    )`)
    this.addSql(`create index payment_sandbox_event_due on payment_sandbox_event (id) where copies > 0`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists payment_sandbox_event, payment_sandbox_fault, payment_sandbox_move,
      payment_sandbox_payment, payment_sandbox_method, payment_sandbox_holder cascade`)
  }
}

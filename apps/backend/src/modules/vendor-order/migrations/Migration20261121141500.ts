import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** What is to be captured or given back of a vendor order: written before the provider is asked, and settled after. */
export class Migration20261121141500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table vendor_order_intent (
      id text collate "C" primary key,
      order_id text not null,
      vendor_order_id text not null references vendor_order (id),
      payment_id text not null,
      kind text not null check (kind in ('capture', 'refund')),
      cause text not null check (cause in ('asked', 'closed')),
      amount_minor bigint not null check (amount_minor between 1 and 9000000000000000),
      currency_code text not null,
      reason text,
      state text not null default 'open' check (state in ('open', 'settled', 'refused', 'void', 'unclear')),
      attempts integer not null default 0,
      error text,
      call_key text,
      called_at timestamptz,
      next_attempt_at timestamptz not null,
      move_id text unique,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      settled_at timestamptz,
      constraint vendor_order_intent_called check ((call_key is null) = (called_at is null)),
      constraint vendor_order_intent_settled check
        ((state = 'settled') = (settled_at is not null) and (state = 'settled') = (move_id is not null))
    )`)
    this.addSql(`create index vendor_order_intent_of on vendor_order_intent (vendor_order_id)`)
    this.addSql(
      `create index vendor_order_intent_open on vendor_order_intent (next_attempt_at, order_id) where state = 'open'`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists vendor_order_intent cascade`)
  }
}

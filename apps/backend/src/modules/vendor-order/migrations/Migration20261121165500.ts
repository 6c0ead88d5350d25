import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * What has come back of vendor orders: written before Medusa is told, and counted from the moment on in which it knows.
 * What goes back to the shopper for it is owed until it was given.
 */
export class Migration20261121165500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table vendor_return_receipt (
      id text collate "C" primary key,
      order_id text not null,
      vendor_order_id text not null references vendor_order (id),
      return_id text not null,
      items jsonb not null,
      refund_minor bigint not null check (refund_minor between 0 and 9000000000000000),
      location_id text,
      restock boolean not null,
      state text not null default 'planned' check (state in ('planned', 'received')),
      received_by text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      received_at timestamptz,
      restocked_at timestamptz,
      constraint vendor_return_receipt_received check ((state = 'received') = (received_at is not null))
    )`)
    this.addSql(`create index vendor_return_receipt_of on vendor_return_receipt (vendor_order_id)`)
    this.addSql(`create index vendor_return_receipt_unfinished on vendor_return_receipt (order_id)
      where state = 'planned' or restock and restocked_at is null`)
    this.addSql(`alter table vendor_order_intent drop constraint if exists vendor_order_intent_cause_check`)
    this.addSql(`alter table vendor_order_intent add constraint vendor_order_intent_cause_check
      check (cause in ('asked', 'closed', 'returned'))`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists vendor_return_receipt cascade`)
    this.addSql(`alter table vendor_order_intent drop constraint if exists vendor_order_intent_cause_check`)
    this.addSql(`alter table vendor_order_intent add constraint vendor_order_intent_cause_check
      check (cause in ('asked', 'closed')) not valid`)
  }
}

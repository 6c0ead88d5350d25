import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** What people say about money of which nobody knew whether it had moved. */
export class Migration20261121174500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table vendor_order_intent
      add column if not exists decided text check (decided in ('moved', 'not_moved')),
      add column if not exists decided_by text,
      add column if not exists decided_reason text,
      add column if not exists decided_at timestamptz`)
    this.addSql(
      `create index vendor_order_intent_unclear on vendor_order_intent (id) where state = 'unclear'`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists vendor_order_intent_unclear`)
    this.addSql(`alter table vendor_order_intent drop column if exists decided,
      drop column if exists decided_by, drop column if exists decided_reason, drop column if exists decided_at`)
  }
}

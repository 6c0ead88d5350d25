import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** When the money of a vendor order was released, how long its reserve stays, and who keeps it back. */
export class Migration20261121081000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table vendor_order
      add column if not exists released_at timestamptz,
      add column if not exists reserve_until timestamptz,
      add column if not exists funds_held_at timestamptz,
      add column if not exists funds_held_reason text`)
    this.addSql(`alter table vendor_order add constraint vendor_order_funds_held
      check ((funds_held_at is null) = (funds_held_reason is null))`)
    // What waits is little, whatever was sold before.
    this.addSql(`create index vendor_order_to_release on vendor_order (delivered_at, id)
      where delivered_at is not null and released_at is null and captured_minor > 0`)
    this.addSql(
      `create index vendor_order_reserved on vendor_order (reserve_until, id) where reserve_until is not null`,
    )
  }

  override async down(): Promise<void> {
    this.addSql('drop index if exists vendor_order_to_release, vendor_order_reserved')
    this.addSql(`alter table vendor_order drop constraint if exists vendor_order_funds_held,
      drop column if exists released_at, drop column if exists reserve_until,
      drop column if exists funds_held_at, drop column if exists funds_held_reason`)
  }
}

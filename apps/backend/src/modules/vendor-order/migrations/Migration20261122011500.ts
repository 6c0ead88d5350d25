import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Money that came to a vendor order otherwise than by a payment is released as well: gift cards may have paid it all. */
export class Migration20261122011500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      'alter table vendor_order add column if not exists is_credited boolean not null default false',
    )
    this.addSql('drop index if exists vendor_order_to_release')
    this.addSql(`create index vendor_order_to_release on vendor_order (delivered_at, id)
      where delivered_at is not null and released_at is null and (captured_minor > 0 or is_credited)`)
  }

  override async down(): Promise<void> {
    this.addSql('drop index if exists vendor_order_to_release')
    this.addSql(`create index vendor_order_to_release on vendor_order (delivered_at, id)
      where delivered_at is not null and released_at is null and captured_minor > 0`)
    this.addSql('alter table vendor_order drop column if exists is_credited')
  }
}

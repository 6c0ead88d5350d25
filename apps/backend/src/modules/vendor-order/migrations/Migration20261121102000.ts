import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** The vendor orders of a period, of all vendors and of one, and what was closed lately. */
export class Migration20261121102000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create index vendor_order_by_time on vendor_order (placed_at)`)
    this.addSql(`create index vendor_order_by_vendor_time on vendor_order (vendor_id, placed_at)`)
    this.addSql(
      `create index vendor_order_by_closing on vendor_order (closed_at) where closed_at is not null`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `drop index if exists vendor_order_by_time, vendor_order_by_vendor_time, vendor_order_by_closing`,
    )
  }
}

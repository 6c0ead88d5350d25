import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** When the money of a vendor order was no longer kept back, and what finds who is to be told of either. */
export class Migration20261121142000 extends Migration {
  override async up(): Promise<void> {
    this.addSql('alter table vendor_order add column if not exists funds_resumed_at timestamptz')
    for (const column of ['funds_held_at', 'funds_resumed_at']) {
      this.addSql(
        `create index vendor_order_by_${column} on vendor_order (${column}) where ${column} is not null`,
      )
    }
  }

  override async down(): Promise<void> {
    this.addSql('drop index if exists vendor_order_by_funds_held_at, vendor_order_by_funds_resumed_at')
    this.addSql('alter table vendor_order drop column if exists funds_resumed_at')
  }
}

import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** What is told to webhook endpoints says when it is gone. A vendor order never is. */
export class Migration20261121143500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table vendor_order add column if not exists deleted_at timestamptz`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table vendor_order drop column if exists deleted_at`)
  }
}

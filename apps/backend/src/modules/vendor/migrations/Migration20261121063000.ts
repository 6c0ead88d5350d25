import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** The tenant's own vendor, to whom belongs what no other sells: one, or none until something needs it. */
export class Migration20261121063000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table vendor add column is_house boolean not null default false`)
    this.addSql(
      `create unique index "IDX_vendor_is_house_unique" on vendor (is_house) where is_house and deleted_at is null`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`alter table vendor drop column is_house`)
  }
}

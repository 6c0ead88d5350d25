import { Migration } from '@medusajs/framework/mikro-orm/migrations'

export class Migration20261120135500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "tenant" add column if not exists "status_changed_by" text null;`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "tenant" drop column if exists "status_changed_by";`)
  }
}

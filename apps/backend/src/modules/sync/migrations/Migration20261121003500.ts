import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** What a person has to look at is found without reading the log. */
export class Migration20261121003500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create index sync_delivery_dead on sync_delivery (tenant_id) where state = 'dead'`)
    this.addSql(`create index sync_inbox_dead on sync_inbox (tenant_id) where state = 'dead'`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists sync_delivery_dead, sync_inbox_dead`)
  }
}

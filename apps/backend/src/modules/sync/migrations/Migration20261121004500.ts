import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** What may go from the log is found without reading what stays. */
export class Migration20261121004500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create index sync_delivery_finished on sync_delivery (occurred_at)
         where state in ('delivered', 'superseded', 'canceled')`,
    )
    this.addSql(
      `create index sync_inbox_finished on sync_inbox (received_at)
         where state in ('applied', 'stale', 'duplicate', 'conflict')`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists sync_delivery_finished, sync_inbox_finished`)
  }
}

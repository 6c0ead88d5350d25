import { Migration } from '@medusajs/framework/mikro-orm/migrations'

const KINDS = [
  ...['order_placed', 'order_canceled', 'order_refunded', 'product_approved', 'product_rejected'],
  ...['document_rejected', 'document_expiring', 'document_expired', 'payout_paid', 'payout_failed'],
]

/** What vendors' people are told, and what finds the rows that it is told from by the time of their last change. */
export class Migration20261121102500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table "vendor_notification" ("id" text not null, "vendor_id" text not null, "member_id" text not null,
         "kind" text not null check ("kind" in (${KINDS.map((kind) => `'${kind}'`).join(', ')})), "key" text not null,
         "subject_id" text not null, "data" jsonb not null, "read_at" timestamptz null,
         "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(),
         "deleted_at" timestamptz null, constraint "vendor_notification_pkey" primary key ("id"))`,
    )
    this.addSql(
      `create unique index "IDX_vendor_notification_once_unique" on "vendor_notification" ("member_id", "key")`,
    )
    this.addSql(
      `create index "IDX_vendor_notification_member" on "vendor_notification" ("member_id", "id")`,
    )
    this.addSql(
      `create index "IDX_vendor_notification_unread" on "vendor_notification" ("member_id", "kind") where read_at is null`,
    )
    this.addSql(
      `alter table "vendor_notification" add constraint "vendor_notification_vendor_id_foreign" foreign key ("vendor_id") references "vendor" ("id") on update cascade`,
    )
    this.addSql(
      `create index "IDX_product_approval_decided_at" on "product_approval" ("decided_at") where decided_at is not null`,
    )
    this.addSql(`create index "IDX_vendor_document_updated_at" on "vendor_document" ("updated_at")`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_product_approval_decided_at"`)
    this.addSql(`drop index if exists "IDX_vendor_document_updated_at"`)
    this.addSql(`drop table if exists "vendor_notification" cascade`)
  }
}

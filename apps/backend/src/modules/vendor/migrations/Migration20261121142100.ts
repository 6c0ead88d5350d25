import { Migration } from '@medusajs/framework/mikro-orm/migrations'

const BEFORE = [
  ...['order_placed', 'order_canceled', 'order_refunded', 'product_approved', 'product_rejected'],
  ...['document_rejected', 'document_expiring', 'document_expired', 'payout_paid', 'payout_failed'],
]
const ADDED = [
  ...['funds_released', 'reserve_released', 'funds_held', 'funds_resumed'],
  ...['dispute_opened', 'dispute_won', 'dispute_lost'],
]
const NAME = 'vendor_notification_kind_check'
const check = (kinds: readonly string[]) =>
  `add constraint ${NAME} check ("kind" in (${kinds.map((kind) => `'${kind}'`).join(', ')}))`

/** Vendors are told of their money and of disputes; what was told long ago is found by its time. */
export class Migration20261121142100 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table "vendor_notification" drop constraint if exists ${NAME}`)
    this.addSql(`alter table "vendor_notification" ${check([...BEFORE, ...ADDED])}`)
    this.addSql(`create index "IDX_vendor_notification_created" on "vendor_notification" ("created_at")`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_vendor_notification_created"`)
    this.addSql(
      `delete from "vendor_notification" where "kind" not in (${BEFORE.map((kind) => `'${kind}'`).join(', ')})`,
    )
    this.addSql(`alter table "vendor_notification" drop constraint if exists ${NAME}`)
    this.addSql(`alter table "vendor_notification" ${check(BEFORE)}`)
  }
}

import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** What is on its way of a payment is asked for at each capture and refund: it is found without reading what is settled. */
export class Migration20261122051500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create index vendor_order_intent_of_payment on vendor_order_intent (payment_id) where state in ('open', 'unclear')`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists vendor_order_intent_of_payment`)
  }
}

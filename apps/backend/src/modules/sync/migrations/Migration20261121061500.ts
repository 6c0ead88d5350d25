import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** As the engine has them; a unit test compares. */
export const STATEMENTS = [
  // The claim: what is due of an endpoint, what is under way to it, and what comes before a message of the same thing,
  // each by an index that can do nothing else. While a message is under way, `next_attempt_at` is when its lease ends.
  `update sync_delivery set next_attempt_at = lease_until where state = 'sending'`,
  `alter table sync_delivery drop column lease_until`,
  `alter table sync_delivery add column thing text not null
     generated always as (endpoint_id || ' ' || entity || ' ' || entity_id) stored`,
  `drop index sync_delivery_unfinished`,
  `drop index sync_delivery_in_order`,
  `create index sync_delivery_due on sync_delivery (endpoint_id, next_attempt_at, position)
     where state in ('queued', 'retrying', 'sending')`,
  `create index sync_delivery_under_way on sync_delivery (endpoint_id) where state = 'sending'`,
  `create index sync_delivery_in_order on sync_delivery (thing, position)
     where state in ('queued', 'retrying', 'sending')`,
]

/** The next messages are found in the same time however many wait and however long the log is. */
export class Migration20261121061500 extends Migration {
  override async up(): Promise<void> {
    for (const statement of STATEMENTS) this.addSql(statement)
  }

  override async down(): Promise<void> {
    for (const statement of [
      `drop index if exists sync_delivery_due, sync_delivery_under_way, sync_delivery_in_order`,
      `alter table sync_delivery drop column thing`,
      `alter table sync_delivery add column lease_until timestamptz`,
      `update sync_delivery set lease_until = next_attempt_at where state = 'sending'`,
      `create index sync_delivery_unfinished on sync_delivery (endpoint_id, position)
         where state in ('queued', 'retrying', 'sending')`,
      `create index sync_delivery_in_order on sync_delivery (endpoint_id, entity, entity_id, position)
         where state in ('queued', 'retrying', 'sending')`,
    ])
      this.addSql(statement)
  }
}

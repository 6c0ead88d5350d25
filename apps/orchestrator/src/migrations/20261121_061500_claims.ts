import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** As `BRIDGE_TABLES` of packages/bridge has them; a test compares the two. */
const CLAIMS = [
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

export async function up({ db }: MigrateUpArgs): Promise<void> {
  for (const statement of CLAIMS) await db.execute(sql.raw(statement))
}

const BACK = [
  `drop index if exists sync_delivery_due, sync_delivery_under_way, sync_delivery_in_order`,
  `alter table sync_delivery drop column thing`,
  `alter table sync_delivery add column lease_until timestamptz`,
  `update sync_delivery set lease_until = next_attempt_at where state = 'sending'`,
  `create index sync_delivery_unfinished on sync_delivery (endpoint_id, position)
     where state in ('queued', 'retrying', 'sending')`,
  `create index sync_delivery_in_order on sync_delivery (endpoint_id, entity, entity_id, position)
     where state in ('queued', 'retrying', 'sending')`,
]

export async function down({ db }: MigrateDownArgs): Promise<void> {
  for (const statement of BACK) await db.execute(sql.raw(statement))
}

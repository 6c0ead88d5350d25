import { Migration } from '@medusajs/framework/mikro-orm/migrations'

const MOST = 9_000_000_000_000_000
const INTERVALS = `'day', 'week', 'month', 'quarter', 'year'`

/** What was offered to a cart, and who has had a trial of which plan. */
export class Migration20261121170501 extends Migration {
  override async up(): Promise<void> {
    // The terms that a shopper saw: a line of the cart names them, and the order that comes of it begins on them.
    this.addSql(`create table subscription_offer (
      id text collate "C" primary key,
      cart_id text not null,
      plan_id text collate "C" not null references subscription_plan (id),
      plan_version integer not null check (plan_version > 0),
      plan_name text not null,
      "interval" text not null check ("interval" in (${INTERVALS})),
      interval_count integer not null check (interval_count between 1 and 365),
      trial_days integer not null check (trial_days between 0 and 730),
      minimum_cycles integer not null check (minimum_cycles between 0 and 120),
      product_id text not null,
      variant_id text not null,
      title text not null,
      currency_code text not null,
      unit_price_minor bigint not null check (unit_price_minor between 1 and ${MOST}),
      is_tax_inclusive boolean not null,
      subscription_id text collate "C" references subscription (id),
      created_at timestamptz not null
    )`)
    this.addSql(`create index subscription_offer_cart on subscription_offer (cart_id)`)
    this.addSql(
      `create index subscription_offer_waiting on subscription_offer (created_at) where subscription_id is null`,
    )

    this.addSql(`create table subscription_trial (
      id text collate "C" primary key,
      customer_id text not null,
      plan_id text collate "C" not null references subscription_plan (id),
      subscription_id text collate "C" not null references subscription (id) on delete cascade,
      used_at timestamptz not null
    )`)
    this.addSql(`create unique index subscription_trial_once on subscription_trial (customer_id, plan_id)`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists subscription_trial, subscription_offer cascade`)
  }
}

import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** 9·10^15: what a whole number in JSON holds for everybody (contracts, MOST_MINOR). */
const within = (column: string, least: string) =>
  `check (${column} between ${least} and 9000000000000000)`
const signed = (column: string) => `${column} bigint not null ${within(column, '-9000000000000000')}`

export class Migration20261121061730 extends Migration {
  override async up(): Promise<void> {
    // What a rule said from one edit to the next. Lines of the past point here: rows are added, and that is all.
    this.addSql(`create table commission_rule_version (
      id text primary key,
      rule_id text not null,
      version integer not null check (version > 0),
      content jsonb not null,
      changed_by text,
      created_at timestamptz not null
    )`)
    this.addSql(
      `create unique index commission_rule_version_number on commission_rule_version (rule_id, version)`,
    )

    this.addSql(`create table commission_rule (
      id text primary key,
      version integer not null check (version > 0),
      version_id text not null references commission_rule_version (id),
      name text not null,
      description text,
      kind text not null check (kind in ('percentage', 'flat', 'tiered')),
      terms jsonb not null,
      limits jsonb not null,
      product_id text,
      category_id text,
      collection_id text,
      product_type_id text,
      vendor_id text,
      store_id text,
      charge_shipping boolean not null default false,
      only_listed_currencies boolean not null default false,
      valid_from timestamptz,
      valid_to timestamptz,
      priority integer not null default 0,
      stack_group text not null,
      active boolean not null default true,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      deleted_at timestamptz,
      check (num_nonnulls(product_id, category_id, collection_id, product_type_id) <= 1)
    )`)
    this.addSql(
      `create index "IDX_commission_rule_deleted_at" on commission_rule (deleted_at) where deleted_at is null`,
    )
    this.addSql(
      `create index "IDX_commission_rule_vendor_id" on commission_rule (vendor_id) where deleted_at is null`,
    )

    // What holds for all commission of a tenant: one row, or none while nothing was set.
    this.addSql(`create table commission_setting (
      id text primary key,
      is_only boolean not null default true check (is_only),
      commission_tax_bps integer not null check (commission_tax_bps between 0 and 10000),
      refund_commission text not null check (refund_commission in ('proportional', 'keep')),
      updated_at timestamptz not null
    )`)
    this.addSql(`create unique index commission_setting_only on commission_setting (is_only)`)

    // What a vendor has sold in a calendar month of the tenant's zone, kept in the transaction of each sale.
    this.addSql(`create table commission_volume (
      vendor_id text not null,
      currency_code text not null,
      month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
      ${signed('volume_minor')},
      primary key (vendor_id, currency_code, month)
    )`)

    // What was charged for one line of an order by one stack group, with all that it was computed from.
    this.addSql(`create table commission_line (
      id text primary key,
      order_id text not null,
      vendor_order_id text not null,
      line_item_id text not null,
      change_id text not null default '',
      kind text not null check (kind in ('item', 'shipping')),
      vendor_id text not null,
      product_id text,
      store_id text,
      category_ids text[] not null,
      collection_id text,
      product_type_id text,
      stack_group text not null,
      rule_id text,
      rule_version integer,
      rule_version_id text references commission_rule_version (id),
      currency_code text not null,
      quantity numeric not null check (quantity >= 0),
      ${signed('unit_price_minor')},
      ${signed('base_minor')},
      ${signed('volume_minor')},
      month text not null,
      rate_bps integer,
      ${signed('amount_minor')},
      tax_bps integer not null,
      ${signed('tax_minor')},
      trace jsonb not null,
      reverses_id text references commission_line (id),
      occurred_at timestamptz not null,
      created_at timestamptz not null default now()
    )`)
    this.addSql(
      `create unique index commission_line_once on commission_line (vendor_order_id, line_item_id, change_id, stack_group)
        where reverses_id is null`,
    )
    this.addSql(`create index commission_line_by_time on commission_line (occurred_at)`)
    this.addSql(`create index commission_line_by_order on commission_line (order_id)`)
    this.addSql(`create index commission_line_by_vendor on commission_line (vendor_id, id)`)
    this.addSql(`create index commission_line_by_rule on commission_line (rule_id, id)`)
    this.addSql(`create unique index commission_line_reversal on commission_line (reverses_id, change_id)`)
  }

  override async down(): Promise<void> {
    for (const table of ['line', 'volume', 'setting', 'rule', 'rule_version']) {
      this.addSql(`drop table if exists commission_${table} cascade`)
    }
  }
}

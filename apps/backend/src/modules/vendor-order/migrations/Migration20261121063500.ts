import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** 9·10^15: what a whole number in JSON holds for everybody. */
const minor = (column: string, least = '-9000000000000000') =>
  `${column} bigint not null check (${column} between ${least} and 9000000000000000)`
const kept = (column: string) =>
  `${column} bigint not null default 0 check (${column} between 0 and 9000000000000000)`

export class Migration20261121063500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table vendor_order (
      id text collate "C" primary key,
      order_id text not null,
      vendor_id text not null,
      display_id text not null,
      position integer not null check (position > 0),
      status text not null default 'pending' check (status in ('pending', 'accepted', 'partially_shipped', 'shipped',
        'delivered', 'completed', 'rejected', 'canceled')),
      reason text,
      currency_code text not null,
      ${minor('items_minor')},
      ${minor('shipping_minor')},
      ${minor('discount_minor')},
      ${minor('tax_minor')},
      ${minor('credit_minor')},
      ${minor('total_minor', '0')},
      commission_minor bigint not null default 0,
      commission_tax_minor bigint not null default 0,
      ${kept('captured_minor')},
      ${kept('refunded_minor')},
      order_version integer not null check (order_version > 0),
      placed_at timestamptz not null,
      accepted_at timestamptz,
      shipped_at timestamptz,
      delivered_at timestamptz,
      completed_at timestamptz,
      closed_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint vendor_order_refunded check (refunded_minor <= captured_minor),
      constraint vendor_order_sum check
        (total_minor = items_minor + shipping_minor - discount_minor + tax_minor - credit_minor)
    )`)
    this.addSql(`create unique index vendor_order_once on vendor_order (order_id, vendor_id)`)
    this.addSql(`create index vendor_order_by_vendor on vendor_order (vendor_id, id)`)
    this.addSql(`create index vendor_order_by_status on vendor_order (vendor_id, status, id)`)

    // What was sold, and by further lines what became of it: rows are added, and that is all.
    this.addSql(`create table vendor_order_line (
      id text collate "C" primary key,
      vendor_order_id text not null references vendor_order (id),
      order_version integer not null check (order_version > 0),
      position integer not null check (position > 0),
      kind text not null check (kind in ('item', 'shipping')),
      source_id text not null,
      product_id text,
      variant_id text,
      title text not null,
      sku text,
      quantity numeric not null,
      ${minor('unit_price_minor')},
      ${minor('subtotal_minor')},
      ${minor('discount_minor')},
      ${minor('tax_minor')},
      ${minor('total_minor')},
      created_at timestamptz not null default now(),
      constraint vendor_order_line_sum check (total_minor = subtotal_minor - discount_minor + tax_minor)
    )`)
    this.addSql(
      `create unique index vendor_order_line_once on vendor_order_line (vendor_order_id, kind, source_id, order_version)`,
    )
    this.addSql(`create index vendor_order_line_by_source on vendor_order_line (source_id)`)

    // How far the jobs have come that look for what was missed.
    this.addSql(`create table vendor_order_progress (
      tenant_id text not null,
      name text not null,
      reached timestamptz not null,
      primary key (tenant_id, name)
    )`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists vendor_order_progress, vendor_order_line, vendor_order cascade`)
  }
}

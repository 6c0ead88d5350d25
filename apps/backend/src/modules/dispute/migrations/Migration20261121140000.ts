import { Migration } from '@medusajs/framework/mikro-orm/migrations'

const minor = (column: string) =>
  `${column} bigint not null check (${column} between 0 and 9000000000000000)`

/** Chargebacks, and what of each falls on which vendor order. */
export class Migration20261121140000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create table dispute (
        tenant_id text not null,
        id text not null,
        order_id text not null,
        payment_id text,
        -- where it is over one vendor order alone
        vendor_order_id text,
        provider text not null check (provider in ('stripe', 'manual')),
        provider_reference text,
        status text not null default 'opened' check (status in ('opened', 'won', 'lost')),
        reason text not null,
        note text,
        currency_code text not null,
        ${minor('amount_minor')},
        ${minor('unallocated_minor')},
        fee_minor bigint check (fee_minor between -9000000000000000 and 9000000000000000),
        fee_currency_code text,
        fee_postings integer not null default 0,
        evidence_due_at timestamptz,
        occurred_at timestamptz not null,
        closed_at timestamptz,
        opened_by text,
        closed_by text,
        -- how often its money was taken: again where one that was won is lost after all
        round integer not null default 1,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        deleted_at timestamptz,
        primary key (tenant_id, id),
        constraint dispute_fee_currency check ((fee_minor is null) = (fee_currency_code is null)),
        constraint dispute_closed check ((status = 'opened') = (closed_at is null))
      )`)
    this.addSql(
      `create unique index dispute_reference on dispute (tenant_id, provider, provider_reference) where provider_reference is not null`,
    )
    this.addSql(`create index dispute_order on dispute (tenant_id, order_id)`)
    this.addSql(`create index dispute_status on dispute (tenant_id, status, id)`)
    this.addSql(`
      create table dispute_part (
        tenant_id text not null,
        id text not null,
        dispute_id text not null,
        vendor_order_id text not null,
        vendor_id text not null,
        ${minor('amount_minor')},
        -- what each side bears of it and where the vendor's part came from, as the ledger's rules shared it
        share jsonb not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        primary key (tenant_id, id),
        unique (tenant_id, dispute_id, vendor_order_id),
        foreign key (tenant_id, dispute_id) references dispute (tenant_id, id)
      )`)
    this.addSql(`create index dispute_part_vendor on dispute_part (tenant_id, vendor_id, id)`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists dispute_part, dispute cascade')
  }
}

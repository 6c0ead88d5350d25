import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** What vendors owe is taken back from the payouts that they got. */
export class Migration20261121134500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      alter table payout
        add column reversed_minor bigint not null default 0,
        add constraint payout_reversed check (reversed_minor between 0 and amount_minor)`)
    this.addSql(`
      create table payout_reversal (
        tenant_id text not null,
        id text collate "C" not null,
        payout_id text collate "C" not null,
        vendor_id text not null,
        vendor_order_id text not null,
        refund_id text not null,
        method text not null check (method in ('stripe_connect', 'sandbox')),
        currency_code text not null,
        amount_minor bigint not null check (amount_minor between 1 and 9000000000000000),
        idempotency_key text not null,
        state text not null default 'pending' check (state in ('pending', 'processing', 'succeeded', 'refused', 'canceled')),
        -- the transfer of which it takes a part, from the first time that it is sent
        transfer_reference text,
        sends int not null default 0,
        unclear int not null default 0,
        next_attempt_at timestamptz,
        provider_reference text,
        error_code text,
        error_message text,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        closed_at timestamptz,
        primary key (tenant_id, id),
        unique (tenant_id, idempotency_key),
        unique (tenant_id, refund_id, vendor_order_id, payout_id),
        foreign key (tenant_id, payout_id) references payout (tenant_id, id)
      )`)
    this.addSql(
      `create index payout_reversal_due on payout_reversal (tenant_id, next_attempt_at) where next_attempt_at is not null`,
    )
    this.addSql(`create index payout_reversal_payout on payout_reversal (tenant_id, payout_id)`)
    this.addSql(
      `create index payout_reversal_sent on payout_reversal (tenant_id, vendor_id, currency_code) where state = 'processing'`,
    )
    this.addSql(`alter table payout_sandbox_transfer add column reversed_minor bigint not null default 0`)
    this.addSql(`
      create table payout_sandbox_reversal (
        tenant_id text not null,
        id text not null,
        idempotency_key text,
        reversal_id text not null,
        transfer_id text not null,
        amount_minor bigint not null,
        created_at timestamptz not null default now(),
        primary key (tenant_id, id),
        unique (tenant_id, idempotency_key)
      )`)
    this.addSql(
      `create index payout_sandbox_reversal_transfer on payout_sandbox_reversal (tenant_id, transfer_id)`,
    )
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists payout_sandbox_reversal, payout_reversal')
    this.addSql('alter table payout_sandbox_transfer drop column reversed_minor')
    this.addSql('alter table payout drop column reversed_minor')
  }
}

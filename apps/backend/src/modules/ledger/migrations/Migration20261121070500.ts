import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** What checks of the journal have found, and how far they have come. */
export class Migration20261121070500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create table ledger_check (
        tenant_id text not null,
        id text not null check (id = 'check'),
        started_at timestamptz not null,
        -- which check is under way; null between two passes
        stage smallint,
        after text not null,
        transactions bigint not null,
        accounts bigint not null,
        lease_until timestamptz not null,
        finished_at timestamptz,
        last_transactions bigint,
        last_accounts bigint,
        primary key (tenant_id, id)
      )`)
    this.addSql(`
      create table ledger_finding (
        tenant_id text not null,
        id text not null,
        check_name text not null check (check_name in ('unbalanced', 'balance', 'sign', 'source')),
        subject_id text not null,
        currency_code text not null,
        expected_minor bigint not null,
        found_minor bigint not null,
        found_at timestamptz not null,
        last_seen_at timestamptz not null,
        resolved_at timestamptz,
        primary key (tenant_id, id)
      )`)
    this.addSql(
      `create unique index ledger_finding_open on ledger_finding (tenant_id, check_name, subject_id, currency_code)
         where resolved_at is null`,
    )
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists ledger_finding, ledger_check')
  }
}

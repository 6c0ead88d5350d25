import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Comparisons with providers are asked for, run by a job, and may fail; what a provider said is kept while one runs. */
export class Migration20261121103100 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      alter table payout_reconciliation
        add column state text not null default 'queued' check (state in ('queued', 'running', 'finished', 'failed')),
        add column by_class jsonb not null default '{}',
        add column error text,
        add column requested_by text,
        add column started_at timestamptz,
        add column lease_until timestamptz,
        add column finished_at timestamptz,
        alter column ours set default 0,
        alter column theirs set default 0,
        alter column found set default 0`)
    this.addSql(
      `create unique index payout_reconciliation_open on payout_reconciliation (tenant_id, method)
         where state in ('queued', 'running')`,
    )
    this.addSql(`
      alter table payout_finding
        add column subject_at timestamptz not null default now(),
        add column updated_at timestamptz not null default now(),
        add column deleted_at timestamptz`)
    this.addSql(`create index payout_finding_of on payout_finding (tenant_id, reconciliation_id)`)
    this.addSql(
      `create index payout_finding_resolved on payout_finding (tenant_id, fingerprint) where resolved_by is not null`,
    )
    this.addSql(
      `create index payout_sent on payout (tenant_id, method, sent_at) where sent_at is not null`,
    )
    this.addSql(`
      create table payout_provider_record (
        tenant_id text not null,
        reconciliation_id text not null,
        reference text collate "C" not null,
        payout_id text,
        -- the payout of ours that it belongs to
        ours_id text collate "C",
        status text not null check (status in ('in_transit', 'paid', 'failed', 'returned')),
        amount_minor bigint not null,
        currency_code text not null,
        destination text,
        made_at timestamptz not null,
        primary key (tenant_id, reconciliation_id, reference),
        foreign key (tenant_id, reconciliation_id) references payout_reconciliation (tenant_id, id)
      )`)
    this.addSql(
      `create index payout_provider_record_ours on payout_provider_record (tenant_id, reconciliation_id, ours_id)`,
    )
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists payout_provider_record')
    this.addSql('drop index if exists payout_sent, payout_finding_resolved, payout_finding_of, payout_reconciliation_open')
    this.addSql(
      'alter table payout_finding drop column subject_at, drop column updated_at, drop column deleted_at',
    )
    this.addSql(`
      alter table payout_reconciliation drop column state, drop column by_class, drop column error,
        drop column requested_by, drop column started_at, drop column lease_until, drop column finished_at`)
  }
}

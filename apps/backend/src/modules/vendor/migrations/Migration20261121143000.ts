import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** What providers of identity checks have said: each message counts once. */
export class Migration20261121143000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create table vendor_kyc_event (
        tenant_id text not null,
        provider text not null,
        event_id text not null,
        vendor_id text not null,
        transition text,
        occurred_at timestamptz not null,
        created_at timestamptz not null default now(),
        primary key (tenant_id, provider, event_id)
      )`)
    this.addSql(
      `create index if not exists "IDX_vendor_kyc_reference" on "vendor" ("kyc_provider", "kyc_reference") where kyc_reference is not null`,
    )
  }

  override async down(): Promise<void> {
    this.addSql('drop index if exists "IDX_vendor_kyc_reference"')
    this.addSql('drop table if exists vendor_kyc_event')
  }
}

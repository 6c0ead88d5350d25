import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** What providers say of reversals is kept with their transfers while a comparison runs. */
export class Migration20261121190500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table payout_provider_record add column reversals jsonb not null default '[]'`)
    this.addSql(`create index payout_reversal_closed on payout_reversal (tenant_id, method, closed_at)`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists payout_reversal_closed`)
    this.addSql('alter table payout_provider_record drop column reversals')
  }
}

import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** A cycle that charges what a change of terms has left of a period, beside those that are periods. */
export class Migration20261121175800 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table billing_cycle add column kind text not null default 'period'
      constraint billing_cycle_kind check (kind in ('period', 'change'))`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table billing_cycle drop column if exists kind`)
  }
}

import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** The latest run of each billing job, by tenant: what people look at who ask whether billing keeps up. */
export class Migration20261121191500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table billing_job_run (
      id text collate "C" primary key,
      name text not null,
      started_at timestamptz not null,
      finished_at timestamptz not null,
      cycles integer not null check (cycles >= 0),
      failures integer not null check (failures >= 0),
      last_error text,
      last_failed_at timestamptz,
      constraint billing_job_run_error check ((last_error is null) = (last_failed_at is null))
    )`)
    this.addSql(`create unique index billing_job_run_name on billing_job_run (name)`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists billing_job_run')
  }
}

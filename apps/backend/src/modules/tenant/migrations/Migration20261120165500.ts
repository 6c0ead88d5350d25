import { Migration } from '@medusajs/framework/mikro-orm/migrations'

export class Migration20261120165500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "tenant_operation" drop constraint if exists "tenant_operation_kind_check", drop constraint if exists "tenant_operation_status_check";`,
    )
    this.addSql(
      `alter table if exists "tenant_operation" add constraint "tenant_operation_kind_check" check ("kind" in ('export', 'import', 'clone', 'purge', 'upload')), add constraint "tenant_operation_status_check" check ("status" in ('pending', 'running', 'succeeded', 'failed', 'cancelled'));`,
    )
    this.addSql(
      `alter table if exists "tenant_operation" add column if not exists "phase" text check ("phase" in ('forward', 'final', 'undoing')) not null default 'forward', add column if not exists "cancel_requested_at" timestamptz null, add column if not exists "cancel_requested_by" text null;`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "tenant_operation" drop column if exists "phase", drop column if exists "cancel_requested_at", drop column if exists "cancel_requested_by";`,
    )
    this.addSql(
      `alter table if exists "tenant_operation" drop constraint if exists "tenant_operation_kind_check", drop constraint if exists "tenant_operation_status_check";`,
    )
    this.addSql(`update "tenant_operation" set "status" = 'failed' where "status" = 'cancelled';`)
    this.addSql(`delete from "tenant_operation" where "kind" = 'upload';`)
    this.addSql(
      `alter table if exists "tenant_operation" add constraint "tenant_operation_kind_check" check ("kind" in ('export', 'import', 'clone', 'purge')), add constraint "tenant_operation_status_check" check ("status" in ('pending', 'running', 'succeeded', 'failed'));`,
    )
  }
}

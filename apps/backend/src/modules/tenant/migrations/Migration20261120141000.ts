import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261120141000 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "tenant_operation" add column if not exists "attempt" integer not null default 0, add column if not exists "cursor" jsonb null;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_tenant_operation_running_unique" ON "tenant_operation" ("tenant_id") WHERE deleted_at IS NULL AND status IN ('pending', 'running');`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_tenant_operation_running_unique";`);
    this.addSql(`alter table if exists "tenant_operation" drop column if exists "attempt", drop column if exists "cursor";`);
  }

}

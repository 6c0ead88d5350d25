import { Migration } from '@medusajs/framework/mikro-orm/migrations'

export class Migration20261120134042 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "tenant_store" drop constraint if exists "tenant_store_handle_unique";`,
    )
    this.addSql(
      `create table if not exists "tenant_store" ("id" text not null, "tenant_id" text not null, "handle" text not null, "name" text not null, "description" text null, "type" text check ("type" in ('retail', 'marketplace', 'b2b', 'subscription', 'services')) not null default 'retail', "status" text check ("status" in ('draft', 'active', 'paused', 'archived')) not null default 'draft', "theme" jsonb not null default '{}', "currency_codes" text[] not null default '{}', "default_currency_code" text null, "locales" text[] not null default '{}', "default_locale" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "tenant_store_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_tenant_store_deleted_at" ON "tenant_store" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_tenant_store_handle_unique" ON "tenant_store" ("handle") WHERE deleted_at IS NULL;`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "tenant_store" cascade;`)
  }
}

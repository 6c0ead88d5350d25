import { Migration } from '@medusajs/framework/mikro-orm/migrations'

export class Migration20261120134041 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "tenant_domain" drop constraint if exists "tenant_domain_claim_unique";`,
    )
    this.addSql(
      `alter table if exists "tenant_domain" drop constraint if exists "tenant_domain_verified_unique";`,
    )
    this.addSql(
      `alter table if exists "tenant_member" drop constraint if exists "tenant_member_user_id_unique";`,
    )
    this.addSql(
      `create table if not exists "tenant_member" ("id" text not null, "user_id" text not null, "roles" text[] not null, "status" text check ("status" in ('active', 'deactivated')) not null default 'active', "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "tenant_member_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_tenant_member_deleted_at" ON "tenant_member" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_tenant_member_user_id_unique" ON "tenant_member" ("user_id") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "tenant_operation" ("id" text not null, "tenant_id" text null, "kind" text check ("kind" in ('export', 'import', 'clone', 'purge')) not null, "status" text check ("status" in ('pending', 'running', 'succeeded', 'failed')) not null default 'pending', "stage" text null, "done" integer not null default 0, "total" integer not null default 0, "input" jsonb not null, "result" jsonb null, "error_code" text null, "error_message" text null, "requested_by" text null, "started_at" timestamptz null, "heartbeat_at" timestamptz null, "finished_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "tenant_operation_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_tenant_operation_deleted_at" ON "tenant_operation" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_tenant_operation_tenant_id" ON "tenant_operation" ("tenant_id", "status") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `alter table if exists "tenant" add column if not exists "status_reason" text null, add column if not exists "status_changed_at" timestamptz null, add column if not exists "tier" text check ("tier" in ('free', 'starter', 'growth', 'enterprise')) not null default 'free', add column if not exists "limit_overrides" jsonb null, add column if not exists "country_code" text null, add column if not exists "scope_code" text null, add column if not exists "category_code" text null, add column if not exists "subcategory_code" text null, add column if not exists "currency_codes" text[] not null default '{}', add column if not exists "default_currency_code" text null, add column if not exists "locales" text[] not null default '{}', add column if not exists "default_locale" text null, add column if not exists "time_zone" text not null default 'UTC';`,
    )

    // Whoever was here before the plans is not slowed down by one that nobody chose.
    this.addSql(`update "tenant" set "limit_overrides" = '{"api_requests_per_minute": null}';`)

    this.addSql(`drop index if exists "IDX_tenant_domain_domain_unique";`)

    this.addSql(
      `alter table if exists "tenant_domain" add column if not exists "kind" text check ("kind" in ('subdomain', 'custom')) not null default 'custom', add column if not exists "status" text check ("status" in ('pending', 'verified', 'failed')) not null default 'pending', add column if not exists "verification_token" text null, add column if not exists "verified_at" timestamptz null, add column if not exists "last_checked_at" timestamptz null, add column if not exists "last_error" text null, add column if not exists "store_id" text null;`,
    )
    // Until now the platform's operator vouched for each domain, and a handle was no row of its own.
    this.addSql(`update "tenant_domain" set "status" = 'verified', "verified_at" = "created_at";`)
    this.addSql(
      `insert into "tenant_domain" ("id", "kind", "domain", "is_primary", "status", "verified_at", "tenant_id") select 'tendom_' || substring(t.id from 5), 'subdomain', t.handle, not exists (select from "tenant_domain" d where d.tenant_id = t.id and d.is_primary and d.deleted_at is null), 'verified', t.created_at, t.id from "tenant" t where t.deleted_at is null;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_tenant_domain_verified_unique" ON "tenant_domain" ("kind", "domain") WHERE deleted_at IS NULL AND status = 'verified';`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_tenant_domain_claim_unique" ON "tenant_domain" ("tenant_id", "kind", "domain") WHERE deleted_at IS NULL;`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "tenant_member" cascade;`)

    this.addSql(`drop table if exists "tenant_operation" cascade;`)

    this.addSql(
      `alter table if exists "tenant" drop column if exists "status_reason", drop column if exists "status_changed_at", drop column if exists "tier", drop column if exists "limit_overrides", drop column if exists "country_code", drop column if exists "scope_code", drop column if exists "category_code", drop column if exists "subcategory_code", drop column if exists "currency_codes", drop column if exists "default_currency_code", drop column if exists "locales", drop column if exists "default_locale", drop column if exists "time_zone";`,
    )

    this.addSql(`drop index if exists "IDX_tenant_domain_verified_unique";`)
    this.addSql(`drop index if exists "IDX_tenant_domain_claim_unique";`)
    this.addSql(
      `alter table if exists "tenant_domain" drop column if exists "kind", drop column if exists "status", drop column if exists "verification_token", drop column if exists "verified_at", drop column if exists "last_checked_at", drop column if exists "last_error", drop column if exists "store_id";`,
    )

    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_tenant_domain_domain_unique" ON "tenant_domain" ("domain") WHERE deleted_at IS NULL;`,
    )
  }
}

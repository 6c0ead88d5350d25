import { Migration } from '@medusajs/framework/mikro-orm/migrations'

export class Migration20261120104359 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "tenant_domain" drop constraint if exists "tenant_domain_domain_unique";`,
    )
    this.addSql(`alter table if exists "tenant" drop constraint if exists "tenant_handle_unique";`)
    this.addSql(
      `create table if not exists "tenant" ("id" text not null, "handle" text not null, "name" text not null, "status" text check ("status" in ('trial', 'active', 'suspended', 'archived')) not null default 'trial', "provisioned_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "tenant_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_tenant_deleted_at" ON "tenant" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_tenant_handle_unique" ON "tenant" ("handle") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "tenant_domain" ("id" text not null, "domain" text not null, "is_primary" boolean not null default false, "tenant_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "tenant_domain_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_tenant_domain_tenant_id" ON "tenant_domain" ("tenant_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_tenant_domain_deleted_at" ON "tenant_domain" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_tenant_domain_domain_unique" ON "tenant_domain" ("domain") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `alter table if exists "tenant_domain" add constraint "tenant_domain_tenant_id_foreign" foreign key ("tenant_id") references "tenant" ("id") on update cascade on delete cascade;`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "tenant_domain" drop constraint if exists "tenant_domain_tenant_id_foreign";`,
    )

    this.addSql(`drop table if exists "tenant" cascade;`)

    this.addSql(`drop table if exists "tenant_domain" cascade;`)
  }
}

import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261120202525 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "vendor_member" drop constraint if exists "vendor_member_subject_unique";`);
    this.addSql(`alter table if exists "vendor_member" drop constraint if exists "vendor_member_email_unique";`);
    this.addSql(`alter table if exists "vendor" drop constraint if exists "vendor_handle_unique";`);
    this.addSql(`create table if not exists "vendor" ("id" text not null, "tenant_id" text not null, "handle" text not null, "name" text not null, "legal_name" text null, "legal_form" text null, "tax_id" text null, "country" text null, "contact" jsonb null, "description" text null, "logo" text null, "status" text check ("status" in ('draft', 'submitted', 'approved', 'suspended', 'rejected', 'terminated')) not null default 'draft', "kyc_status" text check ("kyc_status" in ('not_started', 'pending', 'verified', 'rejected', 'expired')) not null default 'not_started', "commission_settings" jsonb not null default '{}', "payout_settings" jsonb not null default '{}', "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "vendor_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_vendor_deleted_at" ON "vendor" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_vendor_handle_unique" ON "vendor" ("handle") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "vendor_member" ("id" text not null, "vendor_id" text not null, "email" text not null, "subject" text null, "role" text check ("role" in ('owner', 'manager', 'staff')) not null, "status" text check ("status" in ('invited', 'active', 'removed')) not null default 'invited', "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "vendor_member_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_vendor_member_vendor_id" ON "vendor_member" ("vendor_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_vendor_member_deleted_at" ON "vendor_member" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_vendor_member_email_unique" ON "vendor_member" ("vendor_id", "email") WHERE status <> 'removed' AND deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_vendor_member_subject_unique" ON "vendor_member" ("subject", "vendor_id") WHERE subject IS NOT NULL AND status <> 'removed' AND deleted_at IS NULL;`);

    this.addSql(`alter table if exists "vendor_member" add constraint "vendor_member_vendor_id_foreign" foreign key ("vendor_id") references "vendor" ("id") on update cascade;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "vendor_member" drop constraint if exists "vendor_member_vendor_id_foreign";`);

    this.addSql(`drop table if exists "vendor" cascade;`);

    this.addSql(`drop table if exists "vendor_member" cascade;`);
  }

}

import { Migration } from '@medusajs/framework/mikro-orm/migrations'

export class Migration20261120203000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "acting_session" ("id" text not null, "tenant_id" text not null, "actor_id" text not null, "actor_email" text not null, "reason" text not null, "read_only" boolean not null, "sign_in" text null, "expires_at" timestamptz not null, "ended_at" timestamptz null, "end_reason" text check ("end_reason" in ('stopped', 'expired', 'membership_ended', 'signed_out')) null, "ended_by" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "acting_session_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_acting_session_deleted_at" ON "acting_session" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_acting_session_open_unique" ON "acting_session" ("actor_id", "tenant_id") WHERE ended_at IS NULL AND deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_acting_session_tenant_id" ON "acting_session" ("tenant_id", "id");`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "acting_session" cascade;`)
  }
}

import { Migration } from '@medusajs/framework/mikro-orm/migrations'

export class Migration20261120203417 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "secret_key" ("id" text not null, "name" text not null, "prefix" text not null, "hash" text not null, "previous_hash" text null, "previous_expires_at" timestamptz null, "scopes" text[] not null, "expires_at" timestamptz not null, "requests_per_minute" integer null, "allowed_addresses" text[] null, "last_used_at" timestamptz null, "created_by" text not null, "creator_home" text check ("creator_home" in ('tenant', 'platform')) not null, "revoked_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "secret_key_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_secret_key_deleted_at" ON "secret_key" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_secret_key_hash_unique" ON "secret_key" ("hash") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_secret_key_previous_hash" ON "secret_key" ("previous_hash") WHERE previous_hash IS NOT NULL;`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "secret_key" cascade;`)
  }
}

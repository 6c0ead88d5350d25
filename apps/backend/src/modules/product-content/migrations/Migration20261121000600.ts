import { Migration } from '@medusajs/framework/mikro-orm/migrations'

export class Migration20261121000600 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "product_content" ("id" text not null, "product_id" text not null, "store_id" text null, "published_at" timestamptz not null, "locales" jsonb not null, "images" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "product_content_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_product_content_deleted_at" ON "product_content" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_product_content_product_id" ON "product_content" ("product_id") WHERE deleted_at IS NULL;`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "product_content" cascade;`)
  }
}

import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** What the hooks look up before they answer in words, the database holds when two requests come at once. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create unique index pages_one_place on pages (tenant_id, coalesce(store_id, ''), path);
    create unique index product_content_one_product
      on product_content (tenant_id, coalesce(store_id, ''), product_id);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop index pages_one_place;
    drop index product_content_one_product;
  `)
}

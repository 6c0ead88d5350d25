import { Migration } from '@medusajs/framework/mikro-orm/migrations'

export class Migration20261121000700 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "tenant" add column if not exists "initial_placement" jsonb null;`)
    this.addSql(
      `update "tenant" set "initial_placement" = jsonb_build_object('country_code', country_code, 'scope_code', scope_code, 'category_code', category_code, 'subcategory_code', subcategory_code);`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "tenant" drop column if exists "initial_placement";`)
  }
}

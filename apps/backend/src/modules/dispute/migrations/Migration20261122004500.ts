import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Why somebody has closed a dispute, beside why it was opened. */
export class Migration20261122004500 extends Migration {
  override async up(): Promise<void> {
    this.addSql('alter table dispute add column if not exists closing_note text')
  }

  override async down(): Promise<void> {
    this.addSql('alter table dispute drop column if exists closing_note')
  }
}

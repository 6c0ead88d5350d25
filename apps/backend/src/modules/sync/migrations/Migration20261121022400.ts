import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * With a tenant goes, in the same transaction, what was told to its own endpoints. What the content admin has been told
 * goes when the tenant's end has been told too; where there is none to tell, at once.
 */
export class Migration20261121022400 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create function sync_forget_tenant() returns trigger
      language plpgsql security definer set search_path = pg_catalog, public as $$
      begin
        delete from webhook_endpoint where tenant_id = old.id and kind = 'tenant';
        if not exists (select from webhook_endpoint where tenant_id = old.id) then
          delete from sync_outbox where tenant_id = old.id;
          delete from sync_entity where tenant_id = old.id;
        end if;
        return null;
      end $$`)
    this.addSql(`revoke all on function sync_forget_tenant() from public`)
    this.addSql(
      `create trigger sync_forget_tenant after delete on tenant for each row execute function sync_forget_tenant()`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop function if exists sync_forget_tenant() cascade`)
  }
}

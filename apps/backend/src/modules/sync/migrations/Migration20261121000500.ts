import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * What the triggers of the schema sync call (`told` in tenancy.classification.json). They run as the owner, so that
 * nobody but a trigger writes the outbox and no role needs to be let into it.
 */
export class Migration20261121000500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table sync_setting (name text primary key, value jsonb not null)`)
    // What the content admin says of the geo hierarchy, under its own ids; the codes are what people write.
    this.addSql(`
      create table geo_place (
        kind text not null check (kind in ('country', 'scope', 'category', 'subcategory')),
        id text not null,
        code text not null,
        names jsonb not null,
        -- the code of what it belongs to: a scope's country, a category's parent, a subcategory's category
        parent_code text,
        -- where a category is offered; everywhere when empty
        scope_codes text[] not null default '{}',
        primary key (kind, id)
      )`)
    this.addSql(`create index geo_place_by_code on geo_place (kind, code)`)
    // Finds the note that a transaction has made already.
    this.addSql(`create index sync_outbox_by_thing on sync_outbox (tenant_id, entity, entity_id)`)
    // Before anything else is looked at: where nobody listens, a change costs two look-ups in nearly empty tables.
    this.addSql(`create index webhook_endpoint_of_tenants on webhook_endpoint (tenant_id) where kind = 'tenant' and state = 'enabled'`)
    this.addSql(`
      create function sync_is_heard(entity text) returns boolean
      language plpgsql stable set search_path = pg_catalog, public as $$
      begin
        -- What the other side has told is no news to it.
        if current_setting('app.told', true) = 'yes' then return false; end if;
        return entity <> 'order' and exists (select from sync_setting where name = 'bridge')
          or exists (select from webhook_endpoint where kind = 'tenant' and state = 'enabled');
      end $$`)
    this.addSql(`
      create function sync_changed(what text, tenants text[], ids text[]) returns void
      language plpgsql set search_path = pg_catalog, public as $$
      declare
        bridged boolean := what <> 'order' and exists (select from sync_setting where name = 'bridge');
      begin
        with heard as (
          select t.id from (select distinct unnest(tenants) as id) t
           where t.id <> 'platform' and (bridged or exists (
             select from webhook_endpoint e, unnest(e.events) as wanted
              where e.tenant_id = t.id and e.kind = 'tenant' and e.state = 'enabled'
                and (wanted = '*' or split_part(wanted, '.', 1) = what)))
        )
        insert into sync_outbox (tenant_id, entity, entity_id, correlation_id)
          select distinct n.tenant_id, what, n.id, nullif(current_setting('app.audit', true), '')::jsonb ->> 'requestId'
            from unnest(tenants, ids) as n (tenant_id, id) join heard h on h.id = n.tenant_id
           -- Once in each transaction: whoever looks, looks when it has committed, and sees all of it.
           where not exists (
             select from sync_outbox o
              where o.tenant_id = n.tenant_id and o.entity = what and o.entity_id = n.id
                and o.xmin = pg_current_xact_id()::xid);
        if found then perform pg_notify('sync_outbox', ''); end if;
      end $$`)
    this.addSql(`revoke all on function sync_is_heard(text), sync_changed(text, text[], text[]) from public`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop function if exists sync_changed(text, text[], text[]) cascade`)
    this.addSql(`drop function if exists sync_is_heard(text) cascade`)
    this.addSql(`drop table if exists sync_setting, geo_place`)
    this.addSql(`drop index if exists sync_outbox_by_thing, webhook_endpoint_of_tenants`)
  }
}

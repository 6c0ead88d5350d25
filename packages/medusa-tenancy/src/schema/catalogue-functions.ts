import type { Client } from 'pg'
import { CURRENT_TENANT_SQL } from './tenant-column'

/** The tables of the catalogue's versions; before the sync sorts the tables, so that it sees them. */
export async function createCatalogueTables(client: Client): Promise<void> {
  await client.query(`
    create table if not exists tenant_catalogue_version (
      tenant_id text primary key,
      catalogue uuid not null,
      stock uuid not null
    )`)
  // A row lives here for a moment, to queue the trigger that runs at the commit; nothing has to survive a crash.
  await client.query(`
    create unlogged table if not exists tenant_catalogue_mark (
      tenant_id text,
      kind text not null
    )`)
  // The steps of the sync write to watched tables, and PostgreSQL alters no table that a trigger still waits for.
  if (await hasBumpTrigger(client)) await client.query('set constraints tenancy_catalogue_bump immediate')
}

async function hasBumpTrigger(client: Client): Promise<boolean> {
  const { rowCount } = await client.query(
    "select from pg_trigger where tgname = 'tenancy_catalogue_bump' and tgrelid = 'tenant_catalogue_mark'::regclass",
  )
  return rowCount === 1
}

/**
 * How a change moves a version. The trigger of a table marks, once per transaction, that its tenant's catalogue (or
 * stock) has changed; the version itself moves when the transaction commits. So writers of one tenant wait for
 * each other's commit alone, and a transaction takes the version's row lock last of all, where it can close no
 * circle of locks. A version is random: no deletion, restore or failover can bring an old one back for other data.
 */
export async function createCatalogueFunctions(client: Client, role: string): Promise<void> {
  await client.query(BUMP)
  await client.query(MARK)
  await client.query(touchStatement(client.escapeLiteral(role)))
  await client.query(TOUCH_ROW)
  // They run as triggers alone: nobody may call them.
  const functions = ['bump()', 'mark(text, text)', 'touch()', 'touch_row()']
  for (const signature of functions) {
    await client.query(`revoke all on function tenancy_catalogue_${signature} from public`)
  }
  if (await hasBumpTrigger(client)) return
  await client.query(`
    create constraint trigger tenancy_catalogue_bump after insert on tenant_catalogue_mark
      deferrable initially deferred for each row execute function tenancy_catalogue_bump()`)
  await client.query('alter table tenant_catalogue_mark enable always trigger tenancy_catalogue_bump')
}

/** At the commit. A mark without a tenant is everybody's; two of those wait for each other before any row. */
const BUMP = `
  create or replace function tenancy_catalogue_bump() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
  begin
    if new.tenant_id is null then
      perform pg_advisory_xact_lock(hashtext('medusa-tenancy.catalogue'));
      update public.tenant_catalogue_version v
         set catalogue = case new.kind when 'stock' then v.catalogue else gen_random_uuid() end,
             stock = case new.kind when 'stock' then gen_random_uuid() else v.stock end;
    else
      insert into public.tenant_catalogue_version as v (tenant_id, catalogue, stock)
      values (new.tenant_id, gen_random_uuid(), gen_random_uuid())
      on conflict (tenant_id) do update
         set catalogue = case new.kind when 'stock' then v.catalogue else excluded.catalogue end,
             stock = case new.kind when 'stock' then excluded.stock else v.stock end;
    end if;
    return null;
  end $$`

/** The deletion keeps the table empty; the queued trigger has its row all the same. */
const MARK = `
  create or replace function tenancy_catalogue_mark(target text, kind text) returns void
  language plpgsql security definer set search_path = pg_catalog, public as $$
  declare
    mark text := '|' || kind || ':' || coalesce(target, '*') || '|';
    marked text := current_setting('tenancy.catalogue_marked', true);
    place tid;
  begin
    -- Ends with the transaction and goes back with a savepoint, as the queued trigger does.
    if position(mark in coalesce(marked, '')) > 0 then
      return;
    end if;
    insert into public.tenant_catalogue_mark values (target, kind) returning ctid into place;
    delete from public.tenant_catalogue_mark where ctid = place;
    perform set_config('tenancy.catalogue_marked', coalesce(marked, '') || mark, true);
  end $$`

/**
 * Row-level security holds the application to the tenant of its connection, in cascades too. Whoever else writes
 * (the owner in a migration) may have changed any tenant's rows.
 */
const touchStatement = (role: string) => `
  create or replace function tenancy_catalogue_touch() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
  declare
    current_tenant text := ${CURRENT_TENANT_SQL};
  begin
    if tg_op <> 'TRUNCATE' and tg_argv[1] = 'current' and session_user = ${role} then
      if current_tenant is not null then
        perform public.tenancy_catalogue_mark(current_tenant, tg_argv[0]);
      end if;
    else
      perform public.tenancy_catalogue_mark(null, tg_argv[0]);
    end if;
    return null;
  end $$`

const TOUCH_ROW = `
  create or replace function tenancy_catalogue_touch_row() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
  declare
    before text := to_jsonb(old) ->> tg_argv[1];
    after text := to_jsonb(new) ->> tg_argv[1];
  begin
    if before is not null then
      perform public.tenancy_catalogue_mark(before, tg_argv[0]);
    end if;
    if after is not null and after is distinct from before then
      perform public.tenancy_catalogue_mark(after, tg_argv[0]);
    end if;
    return null;
  end $$`

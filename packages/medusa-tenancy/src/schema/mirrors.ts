import type { Client } from 'pg'
import { PLATFORM_TENANT_ID } from '../scope/scope'
import { ident, listColumns, shortName } from './catalog'
import type { MirroredTable } from './classification'

/**
 * Keeps a link table between the tenant and one of core's tables true by trigger: one row for each row of the
 * followed table, gone and back when that one is. A hook or a subscriber would miss what a module's service
 * writes by itself, and a crash between two writes; a trigger writes in the same transaction. Rows of before get
 * theirs here.
 */
export async function installMirrors(
  client: Client,
  mirrored: Record<string, MirroredTable>,
  tables: string[],
): Promise<void> {
  const columns = await listColumns(client)
  for (const [table, { follows, column }] of Object.entries(mirrored)) {
    if (!tables.includes(table) || !columns.get(follows)?.has('tenant_id')) continue
    await createMirrorFunction(client, table, column)
    await createTrigger(client, table, follows)
    await client.query(`
      insert into ${ident(table)} (id, tenant_id, ${ident(column)}, deleted_at)
      select 'link_' || id, tenant_id, id, deleted_at from ${ident(follows)} where tenant_id <> '${PLATFORM_TENANT_ID}'
      on conflict (tenant_id, ${ident(column)}) do nothing`)
  }
}

/** The name of a mirror's function and trigger. */
export const mirrorName = (table: string) => shortName(`tenancy_mirror_${table}`)

async function createMirrorFunction(client: Client, table: string, column: string): Promise<void> {
  const [t, c] = [`public.${ident(table)}`, ident(column)]
  await client.query(`
    create or replace function ${ident(mirrorName(table))}() returns trigger
    language plpgsql set search_path = pg_catalog, public as $$
    begin
      if tg_op = 'DELETE' then
        delete from ${t} where tenant_id = old.tenant_id and ${c} = old.id;
      elsif new.tenant_id <> '${PLATFORM_TENANT_ID}' then
        insert into ${t} (id, tenant_id, ${c}, deleted_at) values ('link_' || new.id, new.tenant_id, new.id, new.deleted_at)
        on conflict (tenant_id, ${c}) do update set deleted_at = excluded.deleted_at, updated_at = now();
      end if;
      return null;
    end $$`)
}

async function createTrigger(client: Client, table: string, follows: string): Promise<void> {
  const name = mirrorName(table)
  const { rowCount } = await client.query(
    'select from pg_trigger where tgrelid = $1::regclass and tgname = $2',
    [ident(follows), name],
  )
  if (rowCount) return
  await client.query(
    `create trigger ${ident(name)} after insert or delete or update of deleted_at on ${ident(follows)}
       for each row execute function ${ident(name)}()`,
  )
}

import type { Client } from 'pg'
import { ident, listTables, shortName } from './catalog'
import type { ToldTable } from './classification'

/** What all triggers of this kind begin with; the table's name follows. */
const TOLD_PREFIX = 'tenancy_told_'
const EVENTS = {
  insert: 'referencing new table as new_rows',
  update: 'referencing old table as old_rows new table as new_rows',
  delete: 'referencing old table as old_rows',
} as const

/**
 * Notes, in the transaction itself, which things a statement has changed: once for each statement, however many rows
 * it writes. What a note is, and whether anybody wants it, is the project's business: its migrations make
 * `sync_is_heard(entity)` and `sync_changed(entity, tenants, ids)`. Core's migrations and upgrades may replace tables
 * and their triggers; the schema sync, which runs after each of them, puts these back.
 */
export async function installTold(client: Client, told: Readonly<Record<string, ToldTable>>): Promise<void> {
  await dropOthers(client, told)
  const tables = await listTables(client)
  for (const [table, path] of Object.entries(told)) {
    if (!tables.includes(table)) continue
    const name = toldName(table)
    await client.query(functionOf(name, path))
    await client.query(`revoke all on function ${ident(name)}() from public`)
    for (const [event, rows] of Object.entries(EVENTS)) {
      await client.query(
        `create or replace trigger ${ident(shortName(`${name}_${event}`))} after ${event} on ${ident(table)}
           ${rows} for each statement execute function ${ident(name)}()`,
      )
    }
  }
}

const toldName = (table: string) => shortName(`${TOLD_PREFIX}${table}`)

/**
 * The plan is made once in a session: after a statement of many rows it would read whole tables for each single row
 * from then on. By index each row takes its own way, however many there are.
 */
const BY_INDEX = 'set enable_hashjoin = off set enable_mergejoin = off'

/** Also the owner's changes are noted, and cascades': the rows say whose they are. */
function functionOf(name: string, { entity, column, via = [] }: ToldTable): string {
  const steps = via.map(
    ({ table, match, take }, index) =>
      `join public.${ident(table)} s${index} on s${index}.tenant_id = r.tenant_id
         and s${index}.${ident(match)} = ${index ? `s${index - 1}.${ident(via[index - 1]!.take)}` : 'r.key'}
         and s${index}.${ident(take)} is not null and s${index}.deleted_at is null`,
  )
  const last = via.at(-1)
  const id = last ? `s${via.length - 1}.${ident(last.take)}` : 'r.key'
  const tenant = entity === 'tenant' ? ident(column) : 'tenant_id'
  const rows = (transition: string) =>
    `select ${tenant} as tenant_id, ${ident(column)} as key from ${transition} where ${ident(column)} is not null`
  const collect = (from: string) =>
    `select array_agg(n.tenant_id), array_agg(n.id) into tenants, ids
       from (select distinct r.tenant_id::text, ${id}::text as id from (${from}) r ${steps.join('\n')}) n;`
  return `
    create or replace function ${ident(name)}() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public ${via.length ? BY_INDEX : ''} as $$
    declare
      tenants text[];
      ids text[];
    begin
      if not public.sync_is_heard('${entity}') then return null; end if;
      if tg_op = 'INSERT' then
        ${collect(rows('new_rows'))}
      elsif tg_op = 'DELETE' then
        ${collect(rows('old_rows'))}
      else
        ${collect(`${rows('old_rows')} union ${rows('new_rows')}`)}
      end if;
      if ids is not null then perform public.sync_changed('${entity}', tenants, ids); end if;
      return null;
    end $$`
}

/** Those of tables that are not told of any more. */
async function dropOthers(client: Client, told: Readonly<Record<string, ToldTable>>): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select p.proname as name from pg_proc p
      where p.pronamespace = 'public'::regnamespace and starts_with(p.proname, $1) and p.proname <> all($2::text[])`,
    [TOLD_PREFIX, Object.keys(told).map(toldName)],
  )
  for (const { name } of rows) await client.query(`drop function ${ident(name)}() cascade`)
}

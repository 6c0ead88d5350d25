import type { Client } from 'pg'
import { ident } from './catalog'
import { createCatalogueFunctions } from './catalogue-functions'
import type { Classification, ClassifiedTables } from './classification'
import { watchedTables, type WatchedTable } from './watched-tables'

/** The trigger of every table that the catalogue depends on. */
export const CATALOGUE_TRIGGER = 'tenancy_catalogue'
const TRUNCATE_TRIGGER = 'tenancy_catalogue_truncate'

interface Trigger {
  table: string
  name: string
  sql: string
}

/**
 * Watches every table that an answer about products may depend on, so that a change moves its tenant's version in
 * the same transaction. A table that was not watched until now may have changed unseen: then all versions move.
 */
export async function watchCatalogue(
  client: Client,
  tables: ClassifiedTables,
  classification: Classification,
  role: string,
): Promise<void> {
  await createCatalogueFunctions(client, role)
  const wanted = watchedTables(tables, classification).flatMap(triggersOf)
  const changed = await replaceTriggers(client, wanted)
  if (tables.tenant.includes('api_key')) {
    // Whoever has a key may be asked for products, also a tenant from before the versions.
    await client.query(
      `insert into tenant_catalogue_version select distinct tenant_id, gen_random_uuid(), gen_random_uuid()
         from api_key on conflict do nothing`,
    )
  }
  if (changed)
    await client.query(
      'update tenant_catalogue_version set catalogue = gen_random_uuid(), stock = gen_random_uuid()',
    )
}

function triggersOf({ table, kind, scope }: WatchedTable): Trigger[] {
  const create = (name: string, events: string, call: string) => ({
    table,
    name,
    sql: `create trigger ${name} after ${events} on ${ident(table)} for each ${call}`,
  })
  const statement = `statement execute function tenancy_catalogue_touch('${kind}', '${scope.whose}')`
  if (scope.whose !== 'row') {
    return [create(CATALOGUE_TRIGGER, 'insert or update or delete or truncate', statement)]
  }
  return [
    create(
      CATALOGUE_TRIGGER,
      'insert or update or delete',
      `row execute function tenancy_catalogue_touch_row('${kind}', '${scope.column}')`,
    ),
    create(TRUNCATE_TRIGGER, 'truncate', statement),
  ]
}

/** Makes the triggers those that are wanted and answers how many it had to create. */
async function replaceTriggers(client: Client, wanted: Trigger[]): Promise<number> {
  const { rows } = await client.query<{ table: string; name: string; sql: string | null }>(
    `select c.relname as table, t.tgname as name,
            case t.tgenabled when 'A' then obj_description(t.oid, 'pg_trigger') end as sql
       from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where t.tgname = any($1) and c.relnamespace = 'public'::regnamespace`,
    [[CATALOGUE_TRIGGER, TRUNCATE_TRIGGER]],
  )
  const key = ({ table, name }: { table: string; name: string }) => `${table} ${name}`
  const missing = new Map(wanted.map((trigger) => [key(trigger), trigger]))
  for (const found of rows) {
    if (missing.get(key(found))?.sql === found.sql) missing.delete(key(found))
    else await client.query(`drop trigger ${found.name} on ${ident(found.table)}`)
  }
  for (const { table, name, sql } of missing.values()) {
    await client.query(sql)
    // A restore in "replica" mode changes rows like anybody else.
    await client.query(`alter table ${ident(table)} enable always trigger ${name}`)
    await client.query(`comment on trigger ${name} on ${ident(table)} is ${client.escapeLiteral(sql)}`)
  }
  return missing.size
}

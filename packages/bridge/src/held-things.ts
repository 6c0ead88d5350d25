import type { Sql } from './database'
import type { Message } from './message'

/** What is held of a thing, as it becomes with each message. */
export interface Held {
  version: number
  hash: string | null
  deleted: boolean
  changed: boolean
}

export const thingOf = ({ tenant_id: tenant, entity, entity_id: id }: Message) =>
  JSON.stringify([tenant, entity, id])

/** Two messages of one thing wait for each other here, in whatever processes they are. */
export async function holdThings(tx: Sql, messages: readonly Message[]): Promise<Map<string, Held>> {
  const things = [...new Set(messages.map(thingOf))].map(
    (thing) => JSON.parse(thing) as [string, string, string],
  )
  const columns = [0, 1, 2].map((column) => things.map((thing) => thing[column]))
  await tx.query(
    `insert into sync_entity (tenant_id, entity, entity_id)
       select * from unnest($1::text[], $2::text[], $3::text[]) order by 1, 2, 3 on conflict do nothing`,
    columns,
  )
  const rows = await tx.query<{
    tenant_id: string
    entity: string
    entity_id: string
    held_version: string
    held_hash: string | null
    held_deleted: boolean
  }>(
    `select e.tenant_id, e.entity, e.entity_id, e.held_version, e.held_hash, e.held_deleted
       from unnest($1::text[], $2::text[], $3::text[]) as n (tenant_id, entity, entity_id)
       join sync_entity e using (tenant_id, entity, entity_id)
      order by 1, 2, 3 for update of e`,
    columns,
  )
  return new Map(
    rows.map((row) => [
      JSON.stringify([row.tenant_id, row.entity, row.entity_id]),
      { version: Number(row.held_version), hash: row.held_hash, deleted: row.held_deleted, changed: false },
    ]),
  )
}

export async function writeHeld(tx: Sql, held: ReadonlyMap<string, Held>, now: Date): Promise<void> {
  const changed = [...held].filter(([, thing]) => thing.changed)
  if (!changed.length) return
  const things = changed.map(([key]) => JSON.parse(key) as [string, string, string])
  const columns = [
    ...[0, 1, 2].map((column) => things.map((thing) => thing[column])),
    changed.map(([, { version }]) => version),
  ]
  await tx.query(
    `update sync_entity e set held_version = n.version, held_hash = n.hash, held_deleted = n.deleted, held_at = $7
       from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::boolean[])
         as n (tenant_id, entity, entity_id, version, hash, deleted)
      where e.tenant_id = n.tenant_id and e.entity = n.entity and e.entity_id = n.entity_id`,
    [...columns, changed.map(([, { hash }]) => hash), changed.map(([, { deleted }]) => deleted), now],
  )
  await tx.query(
    `update sync_conflict c set state = 'overtaken', resolved_at = $5
       from unnest($1::text[], $2::text[], $3::text[], $4::bigint[]) as n (tenant_id, entity, entity_id, version)
      where c.tenant_id = n.tenant_id and c.entity = n.entity and c.entity_id = n.entity_id
        and c.version < n.version and c.state = 'open'`,
    [...columns, now],
  )
}

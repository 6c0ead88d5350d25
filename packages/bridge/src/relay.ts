import type { Database, Sql } from './database'
import { enqueue, type Outgoing } from './enqueue'
import type { StateSource } from './source'
import { hashOf, textOf, type State } from './state-hash'

export interface RelayOptions {
  source: StateSource
  now: () => Date
  /** Things that are looked at in one transaction. */
  batch?: number
  /** Rows of one tenant that one transaction takes: who has much to tell does not keep the others waiting. */
  perTenant?: number
}

interface Changed {
  tenant_id: string
  entity: string
  entity_id: string
  ids: string[]
  occurred_at: Date
  correlation_id: string | null
}

interface Known {
  version: string
  held_version: string
  hash: string | null
  deleted: boolean
}

/**
 * Turns what has changed into messages, and answers how many things it has looked at. A thing is locked first and
 * read afterwards, so its versions grow with its states; what is as it was when it was last told is not told again.
 */
export function relay(
  db: Database,
  { source, now, batch = 100, perTenant = 200 }: RelayOptions,
): Promise<number> {
  return db.transaction(async (tx) => {
    const changed = await nextChanged(tx, batch, perTenant)
    if (!changed.length) return 0
    const known = await lockEntities(tx, changed)
    const mine = changed.filter((thing) => known.has(keyOf(thing)))
    const told: Outgoing[] = []
    for (const [{ tenant_id: tenantId, entity }, things] of groups(mine)) {
      const ids = things.map((thing) => thing.entity_id)
      const states = source.entities.includes(entity)
        ? await source.load(tx, tenantId, entity, ids)
        : new Map<string, State>()
      for (const thing of things) {
        const next = nextOf(thing, known.get(keyOf(thing)) as Known, states.get(thing.entity_id))
        if (next) told.push(next)
      }
    }
    await remember(tx, told, now())
    await enqueue(tx, told, now())
    // These rows and no others: one that was committed since then is of a change that nobody has looked at.
    await tx.query('delete from sync_outbox where id = any($1::bigint[])', [mine.flatMap(({ ids }) => ids)])
    return mine.length
  })
}

/** The things with the oldest changes of each tenant, the tenants taking turns. */
function nextChanged(tx: Sql, batch: number, perTenant: number): Promise<Changed[]> {
  return tx.query<Changed>(
    `with recursive tenants (tenant_id) as (
       (select tenant_id from sync_outbox order by tenant_id limit 1)
       union all
       select (select o.tenant_id from sync_outbox o where o.tenant_id > t.tenant_id order by o.tenant_id limit 1)
         from tenants t where t.tenant_id is not null
     ), oldest as (
       select o.* from tenants t cross join lateral (
         select * from sync_outbox where tenant_id = t.tenant_id order by id limit $2
       ) o where t.tenant_id is not null
     ), things as (
       select tenant_id, entity, entity_id, min(id) as first, array_agg(id::text) as ids,
              min(occurred_at) as occurred_at,
              (array_agg(correlation_id order by id desc) filter (where correlation_id is not null))[1] as correlation_id
         from oldest group by tenant_id, entity, entity_id
     )
     select tenant_id, entity, entity_id, ids, occurred_at, correlation_id
       from (select *, row_number() over (partition by tenant_id order by first) as turn from things) t
      order by turn, first limit $1`,
    [batch, perTenant],
  )
}

/** Holds what nobody else is working on; the rest stays in the outbox for whoever does. */
async function lockEntities(tx: Sql, things: readonly Changed[]): Promise<Map<string, Known>> {
  const columns = [
    things.map((t) => t.tenant_id),
    things.map((t) => t.entity),
    things.map((t) => t.entity_id),
  ]
  const named =
    'select distinct * from unnest($1::text[], $2::text[], $3::text[]) as named (tenant_id, entity, entity_id)'
  await tx.query(
    `insert into sync_entity (tenant_id, entity, entity_id)
       select * from (${named}) n order by 1, 2, 3 on conflict do nothing`,
    columns,
  )
  const rows = await tx.query<Known & Changed>(
    `select e.tenant_id, e.entity, e.entity_id, e.version, e.held_version, e.hash, e.deleted
       from sync_entity e join (${named}) n using (tenant_id, entity, entity_id)
      order by 1, 2, 3 for update of e skip locked`,
    columns,
  )
  return new Map(rows.map((row) => [keyOf(row), row]))
}

/** What to tell of a thing; undefined when it is as it was told last. */
function nextOf(thing: Changed, known: Known, state: State | undefined): Outgoing | undefined {
  const hash = hashOf(state)
  const deleted = state === undefined
  // What was never told and is not there has nothing to tell.
  if (known.hash === null ? deleted : known.hash === hash && known.deleted === deleted) return undefined
  const version = Number(known.version) + 1
  const event = deleted ? 'deleted' : known.hash === null || known.deleted ? 'created' : 'updated'
  return {
    tenantId: thing.tenant_id,
    entity: thing.entity,
    entityId: thing.entity_id,
    event: `${thing.entity}.${event}`,
    version,
    hash,
    deleted,
    data: state === undefined ? 'null' : textOf(state),
    occurredAt: thing.occurred_at,
    correlationId: thing.correlation_id,
  }
}

async function remember(tx: Sql, told: readonly Outgoing[], now: Date): Promise<void> {
  if (!told.length) return
  await tx.query(
    `update sync_entity e set version = n.version, hash = n.hash, deleted = n.deleted, changed_at = $7
       from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::boolean[])
         as n (tenant_id, entity, entity_id, version, hash, deleted)
      where e.tenant_id = n.tenant_id and e.entity = n.entity and e.entity_id = n.entity_id`,
    [
      told.map((t) => t.tenantId),
      told.map((t) => t.entity),
      told.map((t) => t.entityId),
      told.map((t) => t.version),
      told.map((t) => t.hash),
      told.map((t) => t.deleted),
      now,
    ],
  )
}

const keyOf = ({ tenant_id, entity, entity_id }: Pick<Changed, 'tenant_id' | 'entity' | 'entity_id'>) =>
  JSON.stringify([tenant_id, entity, entity_id])

function groups(things: readonly Changed[]): [Changed, Changed[]][] {
  const byKind = new Map<string, Changed[]>()
  for (const thing of things) {
    const key = JSON.stringify([thing.tenant_id, thing.entity])
    byKind.set(key, [...(byKind.get(key) ?? []), thing])
  }
  return [...byKind.values()].map((group) => [group[0] as Changed, group])
}

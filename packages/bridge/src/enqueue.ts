import type { Sql } from './database'
import { endpointsOf, newMessageId, wants, type Endpoint } from './endpoint'
import { MESSAGE_FORM } from './message'

/** A state that is to be told. */
export interface Outgoing {
  tenantId: string
  entity: string
  entityId: string
  event: string
  version: number
  hash: string
  deleted: boolean
  /** JSON. */
  data: string
  occurredAt: Date
  correlationId: string | null
}

/**
 * Writes a message for each endpoint that wants it. To the other side only the newest state matters: an older one
 * that nobody has begun to send is never sent. A tenant's own endpoint gets each.
 */
export async function enqueue(tx: Sql, told: readonly Outgoing[], now: Date): Promise<void> {
  if (!told.length) return
  const endpoints = await endpointsOf(tx, [...new Set(told.map(({ tenantId }) => tenantId))])
  const pairs = told.flatMap((message) =>
    endpoints
      .filter((endpoint) => endpoint.tenant_id === message.tenantId && wants(endpoint, message.event))
      .map((endpoint) => ({ endpoint, message })),
  )
  if (!pairs.length) return
  await supersede(
    tx,
    pairs.filter(({ endpoint }) => endpoint.kind === 'bridge'),
  )
  await tx.query(
    `insert into sync_delivery (id, endpoint_id, tenant_id, event, entity, entity_id, version, body, correlation_id,
                                occurred_at, state, next_attempt_at)
       select n.*, 'queued', $11 from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
         $7::bigint[], $8::text[], $9::text[], $10::timestamptz[]) as n`,
    [
      pairs.map(() => newMessageId()),
      pairs.map(({ endpoint }) => endpoint.id),
      pairs.map(({ message }) => message.tenantId),
      pairs.map(({ message }) => message.event),
      pairs.map(({ message }) => message.entity),
      pairs.map(({ message }) => message.entityId),
      pairs.map(({ message }) => message.version),
      pairs.map(({ message }) => bodyOf(message)),
      pairs.map(({ message }) => message.correlationId),
      pairs.map(({ message }) => message.occurredAt),
      now,
    ],
  )
}

interface Pair {
  endpoint: Endpoint
  message: Outgoing
}

async function supersede(tx: Sql, pairs: readonly Pair[]): Promise<void> {
  if (!pairs.length) return
  await tx.query(
    // `offset 0` and `materialized`: looked up one by one, whatever the planner thinks of how many messages wait.
    `with older as materialized (
       select o.id from unnest($1::text[]) as n (thing) cross join lateral (
         select d.id from sync_delivery d where d.thing = n.thing and d.state in ('queued', 'retrying') offset 0 for update
       ) o)
     update sync_delivery d set state = 'superseded' from older where d.id = older.id`,
    [pairs.map(({ endpoint, message }) => `${endpoint.id} ${message.entity} ${message.entityId}`)],
  )
}

/** The text that is signed and sent; `data` stays the very text that was hashed. */
function bodyOf({ tenantId, entity, entityId, data, occurredAt, correlationId, ...rest }: Outgoing): string {
  const head = JSON.stringify({
    form: MESSAGE_FORM,
    ...rest,
    tenant_id: tenantId,
    entity,
    entity_id: entityId,
    occurred_at: occurredAt.toISOString(),
    correlation_id: correlationId,
  })
  return `${head.slice(0, -1)},"data":${data}}`
}

import type { Sql } from '../database'
import { newMessageId } from '../endpoint'
import { MESSAGE_FORM } from '../message'
import { hashOf, textOf } from '../state-hash'

/** Queues a message that says nothing, for somebody who wants to see an endpoint answer. @returns its id. */
export async function ping(
  tx: Sql,
  { endpointId, tenantId, event, now }: { endpointId: string; tenantId: string; event: string; now: Date },
): Promise<string> {
  const id = newMessageId()
  const data = { endpoint_id: endpointId }
  // About nothing but itself: it waits for no other message, and none waits for it.
  const about = { tenant_id: tenantId, entity: event.split('.')[0] as string, entity_id: id, version: 1 }
  const body = textOf({
    form: MESSAGE_FORM,
    event,
    ...about,
    hash: hashOf(data),
    deleted: false,
    occurred_at: now.toISOString(),
    correlation_id: null,
    data,
  })
  await tx.query(
    `insert into sync_delivery (id, endpoint_id, tenant_id, event, entity, entity_id, version, body, occurred_at, state, next_attempt_at)
     values ($1, $2, $3, $4, $5, $1, 1, $6, $7, 'queued', $7)`,
    [id, endpointId, tenantId, event, about.entity, body, now],
  )
  return id
}

import type { Database } from './database'
import { newMessageId } from './endpoint'

/**
 * Sends a finished message once more, as a new one with the same body. @returns its id; undefined when there is no
 * such message of this tenant, or it is not finished yet.
 */
export function replay(
  db: Database,
  { deliveryId, tenantId, now }: { deliveryId: string; tenantId: string; now: Date },
): Promise<string | undefined> {
  return db.transaction(async (tx) => {
    const [again] = await tx.query<{ id: string }>(
      `insert into sync_delivery (id, endpoint_id, tenant_id, event, entity, entity_id, version, body, correlation_id,
                                  occurred_at, state, next_attempt_at, replay_of)
         select $3, endpoint_id, tenant_id, event, entity, entity_id, version, body, correlation_id, occurred_at,
                'queued', $4, id
           from sync_delivery
          where id = $1 and tenant_id = $2 and state in ('delivered', 'dead', 'superseded', 'canceled')
       returning id`,
      [deliveryId, tenantId, newMessageId(), now],
    )
    return again?.id
  })
}

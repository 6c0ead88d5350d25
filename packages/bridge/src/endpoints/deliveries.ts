import type { Sql } from '../database'

export interface DeliveryRow {
  id: string
  /** Rises with each message; a string, because it is 64 bits. */
  position: string
  tenant_id: string
  endpoint_id: string
  event: string
  entity: string
  entity_id: string
  version: string
  state: string
  attempts: number
  next_attempt_at: Date
  last_status: number | null
  last_error: string | null
  last_latency_ms: number | null
  occurred_at: Date
  delivered_at: Date | null
  replay_of: string | null
}

export interface DeliveryFilter {
  /** Undefined for all tenants'. */
  tenantId: string | undefined
  kind?: 'bridge' | 'tenant' | undefined
  endpointId?: string | undefined
  state?: string | undefined
  event?: string | undefined
  entityId?: string | undefined
  /** Those that are older than this one. */
  before?: string | undefined
  most: number
}

const COLUMNS = `d.id, d.position, d.tenant_id, d.endpoint_id, d.event, d.entity, d.entity_id, d.version, d.state, d.attempts,
  d.next_attempt_at, d.last_status, d.last_error, d.last_latency_ms, d.occurred_at, d.delivered_at, d.replay_of`

/** Messages, the newest first. */
export function listDeliveries(tx: Sql, filter: DeliveryFilter): Promise<DeliveryRow[]> {
  const { tenantId, kind, endpointId, state, event, entityId, before, most } = filter
  const conditions: [string, unknown][] = [
    ['d.tenant_id = ', tenantId],
    ['e.kind = ', kind],
    ['d.endpoint_id = ', endpointId],
    ['d.state = ', state],
    ['d.event = ', event],
    ['d.entity_id = ', entityId],
    ['d.position < ', before],
  ]
  const wanted = conditions.filter(([, value]) => value !== undefined)
  const where = wanted.map(([text], index) => `${text}$${index + 1}`).join(' and ') || 'true'
  return tx.query<DeliveryRow>(
    `select ${COLUMNS} from sync_delivery d join webhook_endpoint e on e.id = d.endpoint_id
      where ${where} order by d.position desc limit $${wanted.length + 1}`,
    [...wanted.map(([, value]) => value), most],
  )
}

export async function findDelivery(
  tx: Sql,
  { tenantId, kind, id }: Pick<DeliveryFilter, 'tenantId' | 'kind'> & { id: string },
): Promise<(DeliveryRow & { body: string; correlation_id: string | null }) | undefined> {
  const [found] = await tx.query<DeliveryRow & { body: string; correlation_id: string | null }>(
    `select ${COLUMNS}, d.body, d.correlation_id from sync_delivery d join webhook_endpoint e on e.id = d.endpoint_id
      where d.id = $1 and ($2::text is null or d.tenant_id = $2) and ($3::text is null or e.kind = $3)`,
    [id, tenantId ?? null, kind ?? null],
  )
  return found
}

import type { MedusaContainer } from '@medusajs/framework/types'
import type { DeliveryRow } from '@cityos/bridge'
import type {
  ListWebhookDeliveries,
  WebhookDelivery,
  WebhookDeliveryState,
  WholeWebhookDelivery,
} from '@cityos/contracts'
import { requireTenantId } from '@cityos/medusa-tenancy'
import { oneDelivery, pageOfDeliveries } from '../sync/delivery-log'

/** One page of what the endpoints of the tenant in scope were told. @throws CityosError `cursor_invalid`. */
export async function listWebhookDeliveries(container: MedusaContainer, query: ListWebhookDeliveries) {
  const { endpoint_id: endpointId, entity_id: entityId, state, event } = query
  const wanted = { tenantId: requireTenantId(), kind: 'tenant', endpointId, entityId, state, event } as const
  const { rows, ...page } = await pageOfDeliveries(container, query, wanted)
  return { webhook_deliveries: rows.map(toDelivery), ...page }
}

/** @throws CityosError `not_found`, also for another tenant's. */
export async function readWebhookDelivery(
  container: MedusaContainer,
  id: string,
): Promise<WholeWebhookDelivery> {
  const row = await oneDelivery(container, { tenantId: requireTenantId(), kind: 'tenant', id })
  return { ...toDelivery(row), body: row.body, correlation_id: row.correlation_id }
}

const WAITS = new Set(['queued', 'retrying'])

export function toDelivery(row: DeliveryRow): WebhookDelivery {
  return {
    id: row.id,
    endpoint_id: row.endpoint_id,
    event: row.event,
    entity_id: row.entity_id,
    version: Number(row.version),
    state: row.state as WebhookDeliveryState,
    attempts: row.attempts,
    next_attempt_at: WAITS.has(row.state) ? row.next_attempt_at.toISOString() : null,
    last_status: row.last_status,
    last_error: row.last_error,
    last_latency_ms: row.last_latency_ms,
    occurred_at: row.occurred_at.toISOString(),
    delivered_at: row.delivered_at?.toISOString() ?? null,
    replay_of: row.replay_of,
  }
}

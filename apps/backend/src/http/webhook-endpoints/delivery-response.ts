import type { MedusaContainer } from '@medusajs/framework/types'
import { findDelivery, listDeliveries, type DeliveryRow } from '@cityos/bridge'
import {
  CityosError,
  type ListWebhookDeliveries,
  type WebhookDelivery,
  type WebhookDeliveryState,
  type WholeWebhookDelivery,
} from '@cityos/contracts'
import { requireTenantId } from '@cityos/medusa-tenancy'
import { syncModule } from '../../modules/sync/sync-module'
import { cursorAt, positionOf } from '../sync/log-cursor'

/** One page of what the endpoints of the tenant in scope were told. @throws CityosError `cursor_invalid`. */
export async function listWebhookDeliveries(container: MedusaContainer, query: ListWebhookDeliveries) {
  const { limit, cursor, endpoint_id: endpointId, entity_id: entityId, state, event } = query
  const before = positionOf(container, cursor)
  const filter = { tenantId: requireTenantId(), kind: 'tenant', endpointId, entityId, state, event } as const
  const rows = await syncModule(container).database.transaction((tx) =>
    listDeliveries(tx, { ...filter, before, most: limit + 1 }),
  )
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    webhook_deliveries: shown.map(toDelivery),
    limit,
    next_cursor: last ? cursorAt(container, last.position) : null,
  }
}

/** @throws CityosError `not_found`, also for another tenant's. */
export async function readWebhookDelivery(
  container: MedusaContainer,
  id: string,
): Promise<WholeWebhookDelivery> {
  const tenantId = requireTenantId()
  const row = await syncModule(container).database.transaction((tx) =>
    findDelivery(tx, { tenantId, kind: 'tenant', id }),
  )
  if (!row) throw noDelivery(id)
  return { ...toDelivery(row), body: row.body, correlation_id: row.correlation_id }
}

const noDelivery = (id: string) => new CityosError('not_found', `There is no delivery ${id}.`)

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

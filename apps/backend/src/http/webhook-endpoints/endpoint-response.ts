import type { MedusaContainer } from '@medusajs/framework/types'
import { findEndpoint, listEndpoints, previousSecretUntil, type TenantEndpoint } from '@cityos/bridge'
import { CityosError, type ListWebhookEndpoints, type WebhookEndpoint } from '@cityos/contracts'
import { requireTenantId } from '@cityos/medusa-tenancy'
import { syncModule } from '../../modules/sync/sync-module'

/** All endpoints of the tenant in scope: there are never more than fit on one page. */
export async function listWebhookEndpoints(
  container: MedusaContainer,
  { limit, q, order }: ListWebhookEndpoints,
) {
  const tenantId = requireTenantId()
  const rows = await syncModule(container).database.transaction((tx) => listEndpoints(tx, tenantId))
  const wanted = q?.toLowerCase()
  const found = rows.filter(
    ({ url, description }) => !wanted || `${url} ${description ?? ''}`.toLowerCase().includes(wanted),
  )
  const ordered = order === 'created_at' ? found.reverse() : found
  const now = syncModule(container).now()
  const shown = ordered.slice(0, limit).map((row) => toWebhookEndpoint(row, now))
  return { webhook_endpoints: shown, count: found.length, limit, next_cursor: null }
}

/** @throws CityosError `not_found`, also for another tenant's. */
export async function readWebhookEndpoint(container: MedusaContainer, id: string): Promise<WebhookEndpoint> {
  const tenantId = requireTenantId()
  const row = await syncModule(container).database.transaction((tx) => findEndpoint(tx, tenantId, id))
  if (!row) throw new CityosError('not_found', `There is no webhook endpoint ${id}.`)
  return toWebhookEndpoint(row, syncModule(container).now())
}

function toWebhookEndpoint({ secrets, open_until, ...row }: TenantEndpoint, now: Date): WebhookEndpoint {
  return {
    id: row.id,
    url: row.url,
    description: row.description,
    events: row.events,
    state: row.state,
    state_reason: row.state_reason,
    failures: row.failures,
    resting_until: open_until && open_until > now ? open_until.toISOString() : null,
    last_delivered_at: row.last_delivered_at?.toISOString() ?? null,
    waiting: row.waiting,
    previous_secret_until: previousSecretUntil(secrets, now)?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  }
}

import { BRIDGE_ENTITIES, BRIDGE_PATHS } from '@cityos/contracts'
import type { Sql } from '@cityos/bridge'
import type { SyncModuleService } from '../modules/sync/service'

const endpointId = (tenantId: string) => `bridge_${tenantId}`
const EVENTS = BRIDGE_ENTITIES.medusa.map((entity) => `${entity}.*`)

/**
 * Sees to it that the content admin is told of a tenant, in the transaction that tells the first thing about it: an
 * endpoint that came later would have missed it.
 */
export async function connectTenant(sync: SyncModuleService, tx: Sql, tenantId: string): Promise<void> {
  const { bridge } = sync.options
  if (!bridge) return
  const id = endpointId(tenantId)
  const [known] = await tx.query('select from webhook_endpoint where id = $1', [id])
  if (known) return
  await tx.query(
    `insert into webhook_endpoint (id, tenant_id, kind, url, events, secrets, created_at, updated_at)
     values ($1, $2, 'bridge', $3, $4, $5, $6, $6) on conflict (id) do nothing`,
    [
      id,
      tenantId,
      bridge.url + BRIDGE_PATHS.payload(tenantId),
      EVENTS,
      JSON.stringify({ derived: { sender: 'medusa', tenant_id: tenantId } }),
      sync.now(),
    ],
  )
}

/**
 * Makes the endpoints of the bridge what the environment says now: switched off without it, at its present address
 * with it, and enabled again, whatever they have answered before.
 */
export async function alignEndpoints(sync: SyncModuleService, tx: Sql): Promise<void> {
  const { bridge } = sync.options
  if (!bridge) {
    await tx.query(
      `update webhook_endpoint set state = 'disabled', state_reason = 'The bridge is off.', updated_at = $1
        where kind = 'bridge' and state <> 'disabled'`,
      [sync.now()],
    )
    return
  }
  const rows = await tx.query<{
    id: string
    tenant_id: string
    url: string
    state: string
    events: string[]
  }>(`select id, tenant_id, url, state, events from webhook_endpoint where kind = 'bridge'`)
  for (const { id, tenant_id: tenantId, url, state, events } of rows) {
    const wanted = bridge.url + BRIDGE_PATHS.payload(tenantId)
    if (url === wanted && state === 'enabled' && String(events) === String(EVENTS)) continue
    await tx.query(
      `update webhook_endpoint set url = $2, events = $3, state = 'enabled', state_reason = null, failures = 0,
              open_until = null, updated_at = $4 where id = $1`,
      [id, wanted, EVENTS, sync.now()],
    )
  }
}

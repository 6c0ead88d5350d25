import { receive, type ReceiveOptions } from '@cityos/bridge'
import { BRIDGE_ENTITIES, PLATFORM_CONNECTION } from '@cityos/contracts'
import type { SyncModuleService } from '../modules/sync/service'

const GEO = BRIDGE_ENTITIES.payload.filter((entity) => entity === 'country' || entity.startsWith('geo_'))
const OF_TENANTS = BRIDGE_ENTITIES.payload.filter((entity) => !GEO.includes(entity))

/**
 * Takes a message of the content admin in. A tenant can be heard from the moment it is in the registry.
 * @throws RefusedMessage
 */
export async function receiveMessage(
  sync: SyncModuleService,
  { tenantId, headers, body }: Pick<ReceiveOptions, 'headers' | 'body'> & { tenantId: string },
): Promise<'received' | 'again'> {
  const exists = sync.options.bridge !== undefined && (await isKnown(sync, tenantId))
  const state = await receive(sync.database, {
    sourceId: `bridge_${tenantId}`,
    headers,
    body,
    now: sync.now(),
    // Without the bridge nobody is believed, whatever was written down before.
    openSecrets: (kept) => (exists ? sync.openSecrets(kept) : []),
    introduce: () =>
      exists
        ? {
            tenant_id: tenantId,
            secrets: { derived: { sender: 'payload', tenant_id: tenantId } },
            entities: [...(tenantId === PLATFORM_CONNECTION ? GEO : OF_TENANTS)],
          }
        : undefined,
  })
  if (state === 'received') await announce(sync)
  return state
}

async function isKnown(sync: SyncModuleService, tenantId: string): Promise<boolean> {
  if (tenantId === PLATFORM_CONNECTION) return true
  const rows = await sync.database.transaction((tx) =>
    tx.query('select from tenant where id = $1 and deleted_at is null', [tenantId]),
  )
  return rows.length > 0
}

const announce = (sync: SyncModuleService) =>
  sync.database.transaction((tx) => sync.announce((text) => tx.query(text)))

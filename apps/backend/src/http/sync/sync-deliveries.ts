import type { MedusaContainer } from '@medusajs/framework/types'
import { replay, type DeliveryRow } from '@cityos/bridge'
import { CityosError, type ListSyncDeliveries, type SyncDelivery } from '@cityos/contracts'
import { syncModule } from '../../modules/sync/sync-module'
import { toDelivery } from '../webhook-endpoints/delivery-response'
import { oneDelivery, pageOfDeliveries } from './delivery-log'
import { tenantAsked } from './page-of'

const toSyncDelivery = (row: DeliveryRow): SyncDelivery => ({ ...toDelivery(row), tenant_id: row.tenant_id })

/** One page of what the content admin was told. @throws CityosError `cursor_invalid` */
export async function listSyncDeliveries(container: MedusaContainer, query: ListSyncDeliveries) {
  const { state, entity_id: entityId } = query
  const wanted = { tenantId: tenantAsked(query), kind: 'bridge', state, entityId } as const
  const { rows, ...page } = await pageOfDeliveries(container, query, wanted)
  return { sync_deliveries: rows.map(toSyncDelivery), ...page }
}

/** Sends a finished message once more. @throws CityosError `not_found`, `illegal_transition` */
export async function replaySyncDelivery(container: MedusaContainer, id: string): Promise<SyncDelivery> {
  const sync = syncModule(container)
  const asked = { tenantId: tenantAsked({}), kind: 'bridge' } as const
  const found = await oneDelivery(container, { ...asked, id })
  const again = await replay(sync.database, { deliveryId: id, tenantId: found.tenant_id, now: sync.now() })
  if (!again)
    throw new CityosError('illegal_transition', `The delivery is ${found.state}: it is on its way already.`)
  await sync.database.transaction((tx) => sync.announce((text) => tx.query(text)))
  return toSyncDelivery(await oneDelivery(container, { ...asked, id: again }))
}

import type { MedusaContainer } from '@medusajs/framework/types'
import { replay, type DeliveryRow } from '@cityos/bridge'
import { CityosError, type ListSyncDeliveries, type SyncDelivery } from '@cityos/contracts'
import { syncModule } from '../../modules/sync/sync-module'
import { toDelivery } from '../webhook-endpoints/delivery-response'
import { pageOf, tenantAsked } from './page-of'

type Row = DeliveryRow & { tenant_id: string }

const SQL = `
  select d.* from sync_delivery d join webhook_endpoint e on e.id = d.endpoint_id
   where e.kind = 'bridge' and $where order by d.position desc`

const toSyncDelivery = (row: Row): SyncDelivery => ({ ...toDelivery(row), tenant_id: row.tenant_id })

/** One page of what the content admin was told. */
export async function listSyncDeliveries(container: MedusaContainer, query: ListSyncDeliveries) {
  const { rows, ...page } = await pageOf<Row>(container, query, SQL, 'd.position', [
    ['d.tenant_id = ', tenantAsked(query)],
    ['d.state = ', query.state],
    ['d.entity_id = ', query.entity_id],
  ])
  return { sync_deliveries: rows.map(toSyncDelivery), ...page }
}

/** Sends a finished message once more. @throws CityosError `not_found`, `illegal_transition` */
export async function replaySyncDelivery(container: MedusaContainer, id: string): Promise<SyncDelivery> {
  const sync = syncModule(container)
  const found = await findDelivery(container, id)
  const again = await replay(sync.database, { deliveryId: id, tenantId: found.tenant_id, now: sync.now() })
  if (!again)
    throw new CityosError('illegal_transition', `The delivery is ${found.state}: it is on its way already.`)
  await sync.database.transaction((tx) => sync.announce((text) => tx.query(text)))
  return toSyncDelivery(await findDelivery(container, again))
}

async function findDelivery(container: MedusaContainer, id: string): Promise<Row> {
  const { rows } = await pageOf<Row>(container, { limit: 1 }, SQL, 'd.position', [
    ['d.id = ', id],
    ['d.tenant_id = ', tenantAsked({})],
  ])
  if (!rows[0]) throw new CityosError('not_found', `There is no delivery ${id}.`)
  return rows[0]
}

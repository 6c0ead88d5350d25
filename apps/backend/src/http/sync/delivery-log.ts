import type { MedusaContainer } from '@medusajs/framework/types'
import { findDelivery, listDeliveries, type DeliveryFilter } from '@cityos/bridge'
import { CityosError } from '@cityos/contracts'
import { syncModule } from '../../modules/sync/sync-module'
import { positionOf } from './log-cursor'
import { cutPage, type Asked } from './page-of'

/** Which messages are meant: a tenant's, or all tenants' without one. */
type Wanted = Omit<DeliveryFilter, 'before' | 'most'>

/** One page of the messages that endpoints were sent, the newest first. @throws CityosError `cursor_invalid` */
export async function pageOfDeliveries(
  container: MedusaContainer,
  { limit, cursor }: Pick<Asked, 'limit' | 'cursor'>,
  wanted: Wanted,
) {
  const before = positionOf(container, cursor)
  const rows = await syncModule(container).database.transaction((tx) =>
    listDeliveries(tx, { ...wanted, before, most: limit + 1 }),
  )
  return cutPage(container, rows, limit)
}

/** @throws CityosError `not_found`, also for another tenant's. */
export async function oneDelivery(
  container: MedusaContainer,
  wanted: Pick<Wanted, 'tenantId' | 'kind'> & { id: string },
) {
  const row = await syncModule(container).database.transaction((tx) => findDelivery(tx, wanted))
  if (!row) throw new CityosError('not_found', `There is no delivery ${wanted.id}.`)
  return row
}

import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { systemClock } from '@cityos/calendar'
import { forEachTenant } from '@cityos/medusa-tenancy'
import { catchUpRecent } from '../workflows/vendor-order/catch-up'

/**
 * Brings vendor orders to what their orders are where events were lost: orders made from drafts, edited, exchanged,
 * claimed, shipped by the tenant's staff. Safe to run in several processes at once: each order is locked by itself.
 */
export default async function projectOrders(container: MedusaContainer): Promise<void> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await forEachTenant(connection, () => catchUpRecent(container, systemClock.now()))
}

export const config = { name: 'project-orders', schedule: '* * * * *' }

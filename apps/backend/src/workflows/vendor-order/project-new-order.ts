import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { systemClock } from '@cityos/calendar'
import { announceProjection } from './announce'
import { projectOrder } from './project-order'
import { takeAllCommissionBack } from './take-commission-back'
import { vendorOrderModule } from './vendor-order-module'

/** Projects an order that was just made; told is it when the workflow that made it has ended well. */
export async function projectNewOrder(
  container: MedusaContainer,
  orderId: string,
  eventGroupId: string | undefined,
): Promise<void> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const projection = await connection.transaction((trx) => projectOrder(container, trx, orderId))
  await announceProjection(container, projection, eventGroupId)
}

/** The order is not to be: neither are its vendor orders. */
export async function undoProjection(container: MedusaContainer, orderId: string): Promise<void> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await connection.transaction(async (trx) => {
    await takeAllCommissionBack(trx, orderId, { id: 'undone', at: systemClock.now() })
    await vendorOrderModule(container).removeOrders(trx, orderId)
  })
}

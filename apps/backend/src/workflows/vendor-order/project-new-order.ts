import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { systemClock } from '@cityos/calendar'
import { announceProjection } from './announce'
import { projectOrder } from './project-order'
import { takeAllCommissionBack } from './take-commission-back'
import { vendorOrderModule } from './vendor-order-module'

/**
 * Projects an order that was just made; told is it when the workflow that made it has ended well. What `after` does is in
 * the same transaction, and its answer is answered.
 */
export async function projectNewOrder<T>(
  container: MedusaContainer,
  orderId: string,
  eventGroupId: string | undefined,
  after: (trx: Knex) => Promise<T>,
): Promise<T> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { projection, answer } = await connection.transaction(async (trx) => {
    const projection = await projectOrder(container, trx, orderId)
    return { projection, answer: await after(trx) }
  })
  await announceProjection(container, projection, eventGroupId)
  return answer
}

/** The order is not to be: neither are its vendor orders. */
export async function undoProjection(container: MedusaContainer, orderId: string): Promise<void> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await connection.transaction(async (trx) => {
    await takeAllCommissionBack(trx, orderId, { id: 'undone', at: systemClock.now() })
    await vendorOrderModule(container).removeOrders(trx, orderId)
  })
}

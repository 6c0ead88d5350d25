import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { announceMoves, announceProjection } from './announce'
import { followOrder } from './follow-order'
import { postMoney } from './post-money'
import { projectOrder } from './project-order'

/** Brings the vendor orders of an order to what the order is: what was sold, what was
 * paid for it, and how far it is. Again it does nothing. */
export async function bringUp(container: MedusaContainer, orderId: string): Promise<void> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { projection, followed } = await connection.transaction(async (trx) => {
    const projection = await projectOrder(container, trx, orderId)
    await postMoney(container, trx, orderId)
    return { projection, followed: await followOrder(container, trx, orderId) }
  })
  await announceProjection(container, projection)
  await announceMoves(container, followed.reached)
}

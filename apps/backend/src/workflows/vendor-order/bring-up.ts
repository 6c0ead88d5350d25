import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { systemClock } from '@cityos/calendar'
import { countReceipts, receiptsToStock } from '../../modules/vendor-order/store/receipts'
import { announceMoney, announceMoves, announceProjection, announceReturn } from './announce'
import { followOrder } from './follow-order'
import { oweBack } from './intents/plan-intents'
import { postMoney } from './post-money'
import { projectOrder } from './project-order'
import { restock } from './returns/restock'
import { vendorOrderModule } from './vendor-order-module'

/** What happens in the same transaction, under the order's lock: before it is brought up, and after. */
interface Beside {
  before?: (trx: Knex) => Promise<void>
  after?: (trx: Knex) => Promise<void>
}

/** Brings the vendor orders of an order to what the order is: what was sold, what was
 * paid for it, how far it is, what came back, and what is owed of it. Again it does nothing. */
export async function bringUp(
  container: MedusaContainer,
  orderId: string,
  { before, after }: Beside = {},
): Promise<void> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { projection, moved, followed, returned, toStock } = await connection.transaction(async (trx) => {
    await vendorOrderModule(container).lockOrder(trx, orderId)
    await before?.(trx)
    const projection = await projectOrder(container, trx, orderId)
    const moved = await postMoney(container, trx, orderId)
    const followed = await followOrder(container, trx, orderId)
    const returned = await countReceipts(trx, orderId, systemClock.now())
    const toStock = await receiptsToStock(trx, orderId)
    await oweBack(trx, orderId)
    await after?.(trx)
    return { projection, moved, followed, returned, toStock }
  })
  for (const id of toStock) await restock(container, id)
  await announceProjection(container, projection)
  await announceMoney(container, moved)
  await announceMoves(container, followed.reached)
  await announceReturn(container, 'return_received', returned)
}

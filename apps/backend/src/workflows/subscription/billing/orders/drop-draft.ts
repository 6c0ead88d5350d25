import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { connectionOf } from '../../../connection'
import { undoProjection } from '../../../vendor-order/project-new-order'
import { oneAtATime } from '../../charging/one-at-a-time'

/** What a process left of an order when it ended in the middle: nobody has seen it. */
export async function dropDraft(container: MedusaContainer, orderId: string): Promise<void> {
  await oneAtATime(container, `order ${orderId}`, async () => {
    await releaseStock(container, orderId)
    await undoProjection(container, orderId)
    await container.resolve(Modules.ORDER).deleteOrders([orderId])
  })
}

/** What was set aside for an order is others' to buy again. */
export async function releaseStock(container: MedusaContainer, orderId: string): Promise<void> {
  const lines = (await connectionOf(container)('order_item')
    .where({ order_id: orderId })
    .select('item_id')) as unknown as { item_id: string }[]
  const ids = lines.map(({ item_id }) => item_id)
  if (ids.length) await container.resolve(Modules.INVENTORY).deleteReservationItemsByLineItem(ids)
}

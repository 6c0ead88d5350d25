import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { toMinor, type MajorAmount } from '@cityos/money'
import { CycleBlocked } from '../../../../modules/subscription/domain/blocked'
import { connectionOf } from '../../../connection'
import type { MadeOrder } from '../context'
import { amountsOf } from './amounts-of'

interface Amounted {
  total: MajorAmount
  discount_total: MajorAmount
  shipping_methods?: { amount: MajorAmount }[] | null
  status: string
}

/**
 * What an order comes to: Medusa's own sum, rounded once, half-up. Its items are its lines as they were made, whatever
 * the subscription says since.
 * @throws CycleBlocked where somebody has canceled it.
 */
export async function readAmounts(
  container: MedusaContainer,
  id: string,
  currency: string,
): Promise<MadeOrder> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: 'order',
    fields: ['id', 'status', 'total', 'discount_total', 'shipping_methods.amount'],
    filters: { id },
  })
  const [order] = data as unknown as [Amounted]
  if (order.status === 'canceled') {
    throw new CycleBlocked('order_canceled', `The order ${id} of this cycle was canceled.`)
  }
  const minor = (amount: MajorAmount) => toMinor(amount, currency, 'half_up')
  return amountsOf({
    items_minor: minor(await linesOf(container, id)),
    discount_minor: minor(order.discount_total),
    shipping_minor: (order.shipping_methods ?? []).reduce((sum, { amount }) => sum + minor(amount), 0n),
    total_minor: minor(order.total),
  })
}

/** Price × pieces of all lines of an order, in major units. */
async function linesOf(container: MedusaContainer, id: string): Promise<string> {
  const { rows } = await connectionOf(container).raw<{ rows: { amount: string }[] }>(
    `select coalesce(sum(coalesce(i.unit_price, l.unit_price) * i.quantity), 0)::text as amount
       from "order" o join order_item i on i.order_id = o.id and i.version = o.version and i.deleted_at is null
       join order_line_item l on l.id = i.item_id where o.id = ?`,
    [id],
  )
  return rows[0]!.amount
}

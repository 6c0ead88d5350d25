import type { MedusaContainer, OrderDTO } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, decorateCartTotals, MathBN } from '@medusajs/framework/utils'
import { toMinor, type MajorAmount } from '@cityos/money'
import { CycleBlocked } from '../../../../modules/subscription/domain/blocked'
import { ORDER_CANCELED } from '../../../../modules/subscription/store/cycles'
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
    throw new CycleBlocked(ORDER_CANCELED, `The order ${id} of this cycle was canceled.`)
  }
  return sums(order, await linesOf(container, id), currency)
}

/** The same of an order that was just made, out of what Medusa answered. */
export function amountsOfNew(order: OrderDTO, currency: string): MadeOrder {
  const items = (order.items ?? []).reduce(
    (sum, { unit_price, quantity }) => MathBN.add(sum, MathBN.mult(unit_price, quantity)),
    MathBN.convert(0),
  )
  const summed = decorateCartTotals(order as never) as unknown as Amounted
  return sums(summed, items.toFixed(), currency)
}

function sums({ total, discount_total, shipping_methods }: Amounted, items: MajorAmount, currency: string) {
  const minor = (amount: MajorAmount) => toMinor(amount, currency, 'half_up')
  return amountsOf({
    items_minor: minor(items),
    discount_minor: minor(discount_total),
    shipping_minor: (shipping_methods ?? []).reduce((sum, { amount }) => sum + minor(amount), 0n),
    total_minor: minor(total),
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

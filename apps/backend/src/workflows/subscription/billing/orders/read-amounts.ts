import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { toMinor, type MajorAmount } from '@cityos/money'
import { CycleBlocked } from '../../../../modules/subscription/domain/blocked'
import type { MadeOrder } from '../context'

interface Amounted {
  total: MajorAmount
  discount_total: MajorAmount
  shipping_methods?: { amount: MajorAmount }[] | null
  status: string
}

/**
 * What an order comes to: Medusa's own sum, rounded once, half-up; tax is what is left of it.
 * @throws CycleBlocked where somebody has canceled it.
 */
export async function readAmounts(
  container: MedusaContainer,
  id: string,
  { currency, items_minor }: { currency: string; items_minor: bigint },
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
  const discount_minor = minor(order.discount_total)
  const shipping_minor = (order.shipping_methods ?? []).reduce((sum, { amount }) => sum + minor(amount), 0n)
  const tax_minor = minor(order.total) - items_minor + discount_minor - shipping_minor
  return { items_minor, discount_minor, shipping_minor, tax_minor }
}

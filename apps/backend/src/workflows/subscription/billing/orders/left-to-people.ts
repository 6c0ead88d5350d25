import type { MedusaContainer } from '@medusajs/framework/types'
import { connectionOf } from '../../../connection'

/** Why Medusa would cancel an order no more: something of it is packed, or it is completed; null where it would. */
export async function leftToPeople(
  container: MedusaContainer,
  orderId: string,
): Promise<'packed' | 'completed' | null> {
  const { rows } = await connectionOf(container).raw<{
    rows: { is_completed: boolean; is_packed: boolean }[]
  }>(
    `select o.status = 'completed' as is_completed, exists (
       select from order_fulfillment x
         join fulfillment f on f.id = x.fulfillment_id and f.canceled_at is null and f.deleted_at is null
        where x.order_id = o.id and x.deleted_at is null) as is_packed
       from "order" o where o.id = ?`,
    [orderId],
  )
  if (rows[0]?.is_completed) return 'completed'
  return rows[0]?.is_packed ? 'packed' : null
}

import type { MedusaContainer } from '@medusajs/framework/types'
import { connectionOf } from '../../../connection'

/** Orders of the tenant in scope that are canceled while their cycle is owed. */
export async function canceledOrders(container: MedusaContainer): Promise<string[]> {
  const { rows } = await connectionOf(container).raw<{ rows: { id: string }[] }>(
    `select o.id from billing_cycle c join "order" o on o.id = c.planned_order_id
      where c.status = 'failed' and o.canceled_at is not null`,
  )
  return rows.map(({ id }) => id)
}

import type { MedusaContainer } from '@medusajs/framework/types'
import { connectionOf } from '../../../connection'

/** Orders of the tenant in scope that are canceled while their cycle is owed, or has used credit. */
export async function canceledOrders(container: MedusaContainer): Promise<string[]> {
  const { rows } = await connectionOf(container).raw<{ rows: { id: string }[] }>(
    `select o.id from billing_cycle c join "order" o on o.id = c.planned_order_id
      where o.canceled_at is not null and (c.status = 'failed' or c.status = 'paid' and c.id in (
        select k.cycle_id from credit_entry k where k.cycle_id is not null
         group by k.cycle_id having sum(k.amount_minor) < 0))`,
  )
  return rows.map(({ id }) => id)
}

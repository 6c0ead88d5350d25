import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { systemClock } from '@cityos/calendar'
import { transitionsTo, type Progress } from '../../modules/vendor-order/domain/follow'
import { VENDOR_ORDER_TRANSITIONS } from '../../modules/vendor-order/domain/vendor-order-status'
import type { Before } from '../../modules/vendor-order/store/transition'
import { vendorOrderModule } from './vendor-order-module'

/** What was delivered without having been shipped, a download say, counts as shipped. */
const SQL = `
  select v.id, v.status, o.canceled_at is not null as order_canceled,
         coalesce(sum(i.quantity), 0)::float as pieces,
         coalesce(sum(greatest(i.shipped_quantity, i.delivered_quantity)), 0)::float as shipped,
         coalesce(sum(i.delivered_quantity), 0)::float as delivered
    from vendor_order v join "order" o on o.id = v.order_id
    left join (select distinct vendor_order_id, source_id from vendor_order_line where kind = 'item') l
      on l.vendor_order_id = v.id
    left join order_item i on i.order_id = o.id and i.version = o.version and i.item_id = l.source_id
     and i.deleted_at is null
   where v.order_id = ? group by v.id, o.canceled_at`

/** What moved, and what it was before. */
export interface Followed {
  before: Before[]
  reached: { id: string; status: Progress['status'] }[]
}

/** Brings the vendor orders of an order to where Medusa's fulfillments are, whoever made them. Again it moves nothing. */
export async function followOrder(container: MedusaContainer, trx: Knex, orderId: string): Promise<Followed> {
  const vendorOrders = vendorOrderModule(container)
  await vendorOrders.lockOrder(trx, orderId)
  const { rows } = await trx.raw<{ rows: (Progress & { id: string })[] }>(SQL, [orderId])
  const followed: Followed = { before: [], reached: [] }
  for (const row of rows) {
    for (const verb of transitionsTo(row)) {
      const before = await vendorOrders.transition(trx, row.id, verb, { now: systemClock.now() })
      if (!followed.before.some(({ id }) => id === row.id)) followed.before.push(before)
      followed.reached.push({ id: row.id, status: VENDOR_ORDER_TRANSITIONS[verb].to })
    }
  }
  return followed
}

import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { returnedWorth } from '../../modules/vendor-order/domain/returned-worth'
import { GIVEN_FOR_RECEIPTS, IN_RECEIPTS } from '../../modules/vendor-order/store/receipts'

interface Line {
  vendor_order_id: string
  total_minor: string
  quantity: string
  before: string
  pieces: string
}

/** A line of which something came back: the pieces in receipts of a vendor order's own are `before`. */
const LINES = `
  select b.vendor_order_id, b.total_minor, trim_scale(b.quantity)::text as quantity,
         trim_scale(least(b.own, b.back))::text as before, trim_scale(greatest(b.back - b.own, 0))::text as pieces
    from (select v.id as vendor_order_id, sum(l.total_minor)::text as total_minor, i.quantity,
                 i.return_received_quantity + i.return_dismissed_quantity as back, ${IN_RECEIPTS} as own
            from vendor_order v join vendor_order_line l on l.vendor_order_id = v.id and l.kind = 'item'
            join "order" o on o.id = v.order_id
            join order_item i on i.order_id = o.id and i.version = o.version and i.item_id = l.source_id
             and i.deleted_at is null and i.return_received_quantity + i.return_dismissed_quantity > 0
           where v.order_id = ? group by v.id, l.source_id, i.id) b`

/**
 * What has come back of each vendor order, for refunds of the whole order: goods that the tenant's staff received on
 * Medusa's own screens, by what they have cost. Goods of receipts are paid back by intents: they count as what those have
 * given back until now.
 */
export async function returnedMinor(trx: Knex, orderId: string): Promise<Map<string, bigint>> {
  const { rows: lines } = await trx.raw<{ rows: Line[] }>(LINES, [orderId])
  const { rows: given } = await trx.raw<{ rows: { id: string; given_minor: string }[] }>(
    `select v.id, ${GIVEN_FOR_RECEIPTS}::text as given_minor from vendor_order v where v.order_id = ?`,
    [orderId],
  )
  const returned = new Map(given.map(({ id, given_minor }) => [id, BigInt(given_minor)]))
  for (const { vendor_order_id, total_minor, ...line } of lines) {
    const worth = returnedWorth({ total_minor: BigInt(total_minor), ...line })
    returned.set(vendor_order_id, (returned.get(vendor_order_id) ?? 0n) + worth)
  }
  return returned
}

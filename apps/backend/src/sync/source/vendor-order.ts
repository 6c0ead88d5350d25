import type { Reader } from './load-rows'
import { isoTime } from './sql'

const PLAIN = [
  ...['order_id', 'vendor_id', 'display_id', 'status', 'reason', 'currency_code'],
  ...['items_minor', 'shipping_minor', 'discount_minor', 'tax_minor', 'credit_minor', 'total_minor'],
  ...['commission_minor', 'commission_tax_minor', 'captured_minor', 'refunded_minor'],
]
const TIMES = [
  'placed_at',
  'accepted_at',
  'shipped_at',
  'delivered_at',
  'completed_at',
  'closed_at',
  'released_at',
]

/** What a vendor has in an order, how far it is, and of each line how many pieces went and came back. */
export const vendorOrderReader: Reader = {
  table: 'vendor_order',
  scope: 'tenant',
  sql: `
    select v.id, jsonb_build_object(
      ${PLAIN.map((column) => `'${column}', v.${column}`).join(', ')},
      ${TIMES.map((column) => `'${column}', ${isoTime(`v.${column}`)}`).join(', ')},
      'lines', coalesce((select jsonb_agg(jsonb_build_object(
          'line_item_id', i.item_id, 'quantity', trim_scale(i.quantity)::text,
          'shipped_quantity', trim_scale(i.shipped_quantity)::text,
          'delivered_quantity', trim_scale(i.delivered_quantity)::text,
          'returned_quantity', trim_scale(i.return_received_quantity)::text) order by i.item_id collate "C")
        from order_item i join "order" o on o.id = i.order_id and o.version = i.version
       where i.order_id = v.order_id and i.deleted_at is null and i.item_id in
         (select source_id from vendor_order_line l where l.vendor_order_id = v.id and l.kind = 'item')), '[]')
      ) as state
      from vendor_order v where v.id = any($1::text[]) and v.deleted_at is null`,
}

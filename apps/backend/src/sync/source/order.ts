import type { Reader } from './load-rows'
import { exact, isoTime } from './sql'

const total = (name: string) =>
  `trim_scale(coalesce((s.totals -> 'raw_${name}' ->> 'value')::numeric, (s.totals ->> '${name}')::numeric, 0))::text`

/** An order in its newest version; drafts of the staff are told too, as `draft`. */
export const orderReader: Reader = {
  table: 'order',
  scope: 'tenant',
  sql: `
    select o.id, jsonb_build_object(
      'display_id', o.display_id, 'status', o.status, 'version', o.version, 'currency_code', o.currency_code,
      'customer_id', o.customer_id, 'email', o.email, 'sales_channel_id', o.sales_channel_id,
      'created_at', ${isoTime('o.created_at')}, 'canceled_at', ${isoTime('o.canceled_at')},
      'totals', jsonb_build_object('current', ${total('current_order_total')}, 'paid', ${total('paid_total')},
                                   'refunded', ${total('refunded_total')}),
      'items', coalesce((
        select jsonb_agg(jsonb_build_object(
                 'id', l.id, 'title', l.title, 'product_id', l.product_id, 'variant_id', l.variant_id,
                 'quantity', ${exact('i.raw_quantity', 'i.quantity')},
                 'unit_price', ${exact('coalesce(i.raw_unit_price, l.raw_unit_price)', 'coalesce(i.unit_price, l.unit_price)')},
                 'fulfilled_quantity', ${exact('i.raw_fulfilled_quantity', 'i.fulfilled_quantity')}
               ) order by l.id collate "C")
          from order_item i join order_line_item l on l.id = i.item_id
         where i.order_id = o.id and i.version = o.version and i.deleted_at is null and l.deleted_at is null), '[]')
    ) as state
      from "order" o
      left join lateral (
        select totals from order_summary where order_id = o.id and deleted_at is null and version <= o.version
         order by version desc limit 1
      ) s on true
     where o.id = any($1::text[]) and o.deleted_at is null`,
}

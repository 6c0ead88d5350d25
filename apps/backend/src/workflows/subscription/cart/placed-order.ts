import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { StoredAddress } from '@cityos/contracts'
import type { Raw } from '../../vendor-order/stored-order'

/** A line of an order that was bought on a plan, with what was asked for it as the vendor orders have it. */
export interface PlacedLine {
  offer_id: string
  quantity: Raw
  is_tax_inclusive: boolean
  shipping_profile_id: string | null
  tax_minor: string
  total_minor: string
}

/** An order that was just made, as far as the subscriptions that begin with it need it. */
export interface PlacedOrder {
  id: string
  customer_id: string | null
  email: string | null
  region_id: string
  sales_channel_id: string | null
  store_id: string | null
  time_zone: string
  currency_code: string
  shipping_address: StoredAddress | null
  billing_address: StoredAddress | null
  shipping: { option_id: string; profile_id: string | null }[]
  payment: { provider_id: string; data: Record<string, unknown> | null } | null
  lines: PlacedLine[]
}

const FIELDS = [
  ...['first_name', 'last_name', 'company', 'address_1', 'address_2', 'city', 'province', 'postal_code'],
  ...['country_code', 'phone'],
]
const address = (which: string) =>
  `(select jsonb_build_object(${FIELDS.map((name) => `'${name}', a.${name}`).join(', ')})
      from order_address a where a.id = o.${which}_address_id) as ${which}_address`

const SUMS = ['tax_minor', 'total_minor'].map(
  (name) => `'${name}', (select coalesce(sum(w.${name}), 0)::text from vendor_order_line w
      join vendor_order v on v.id = w.vendor_order_id where v.order_id = o.id and w.kind = 'item' and w.source_id = l.id)`,
)

const SQL = `
  select o.id, o.customer_id, o.email, o.region_id, o.sales_channel_id, o.currency_code,
         (select s.tenant_store_id from tenant_store_sales_channel s
           where s.sales_channel_id = o.sales_channel_id and s.deleted_at is null limit 1) as store_id,
         (select time_zone from tenant where id = current_setting('app.tenant')) as time_zone,
         ${address('shipping')}, ${address('billing')},
         coalesce((select jsonb_agg(jsonb_build_object('option_id', m.shipping_option_id,
             'profile_id', so.shipping_profile_id) order by m.id)
           from order_shipping s join order_shipping_method m on m.id = s.shipping_method_id and m.deleted_at is null
           join shipping_option so on so.id = m.shipping_option_id
          where s.order_id = o.id and s.deleted_at is null), '[]') as shipping,
         (select jsonb_build_object('provider_id', p.provider_id, 'data', p.data)
            from order_payment_collection c join payment p on p.payment_collection_id = c.payment_collection_id
           where c.order_id = o.id and c.deleted_at is null and p.deleted_at is null and p.canceled_at is null
           order by p.created_at limit 1) as payment,
         coalesce((select jsonb_agg(jsonb_build_object('offer_id', l.metadata->'subscription'->>'offer_id',
             'quantity', coalesce(i.raw_quantity, jsonb_build_object('value', i.quantity::text)),
             'is_tax_inclusive', l.is_tax_inclusive,
             'shipping_profile_id', (select s.shipping_profile_id from product_shipping_profile s
                where s.product_id = l.product_id and s.deleted_at is null limit 1),
             ${SUMS.join(', ')}) order by i.created_at, l.id collate "C")
           from order_item i join order_line_item l on l.id = i.item_id
          where i.order_id = o.id and i.version = o.version and i.deleted_at is null
            and l.metadata->'subscription'->>'offer_id' is not null), '[]') as lines
    from "order" o join order_cart x on x.order_id = o.id and x.deleted_at is null
   where o.id = ? and o.deleted_at is null`

/** Reads all that subscriptions need to begin with an order; undefined where it came of no cart. */
export async function readPlacedOrder(trx: Knex, id: string): Promise<PlacedOrder | undefined> {
  const { rows } = await trx.raw<{ rows: PlacedOrder[] }>(SQL, [id])
  return rows[0]
}

import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import {
  CityosError,
  type StoreVendorOrder,
  type VendorOrder,
  type VendorOrderDetail,
} from '@cityos/contracts'
import { toVendorOrder, type VendorOrderRow } from './vendor-order-row'

type Details = Pick<VendorOrderDetail, 'lines' | 'fulfillments' | 'shipping_address'> &
  Pick<StoreVendorOrder, 'vendor'>

const time = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const list = (sql: string) => `coalesce((select jsonb_agg(${sql}), '[]')`
const text = (column: string) => `trim_scale(${column})::text`

/** What was written of one thing, added up, as the order is now; what has gone from it altogether is left out. */
const LINES = list(`jsonb_build_object(
    'kind', w.kind, 'source_id', w.source_id, 'title', w.title, 'sku', w.sku, 'product_id', w.product_id,
    'variant_id', w.variant_id, 'quantity', ${text('w.quantity')}, 'unit_price_minor', w.unit_price_minor,
    'subtotal_minor', w.subtotal_minor, 'discount_minor', w.discount_minor, 'tax_minor', w.tax_minor,
    'total_minor', w.total_minor,
    'fulfilled_quantity', ${text('i.fulfilled_quantity')}, 'shipped_quantity', ${text('i.shipped_quantity')},
    'delivered_quantity', ${text('i.delivered_quantity')}, 'returned_quantity', ${text('i.return_received_quantity')}
  ) order by w.kind, w.version, w.position) from (
    select l.kind, l.source_id, (array_agg(l.title order by l.order_version))[1] as title,
           (array_agg(l.sku order by l.order_version))[1] as sku,
           (array_agg(l.product_id order by l.order_version))[1] as product_id,
           (array_agg(l.variant_id order by l.order_version))[1] as variant_id,
           (array_agg(l.unit_price_minor order by l.quantity > 0 desc, l.order_version desc))[1] as unit_price_minor,
           sum(l.quantity) as quantity, sum(l.subtotal_minor)::bigint as subtotal_minor,
           sum(l.discount_minor)::bigint as discount_minor, sum(l.tax_minor)::bigint as tax_minor,
           sum(l.total_minor)::bigint as total_minor, min(l.order_version) as version, min(l.position) as position
      from vendor_order_line l where l.vendor_order_id = v.id group by l.kind, l.source_id
    having sum(l.quantity) <> 0 or sum(l.total_minor) <> 0) w
  left join order_item i on w.kind = 'item' and i.order_id = v.order_id and i.version = o.version
   and i.item_id = w.source_id and i.deleted_at is null`)

/** Parcels with lines of the vendor; nobody packs two vendors' things together. */
const FULFILLMENTS = list(`jsonb_build_object(
    'id', f.id, 'packed_at', ${time('f.packed_at')}, 'shipped_at', ${time('f.shipped_at')},
    'delivered_at', ${time('f.delivered_at')}, 'canceled_at', ${time('f.canceled_at')},
    'items', ${list(`jsonb_build_object('line_item_id', p.line_item_id, 'quantity', ${text('p.quantity')})
      order by p.id) from fulfillment_item p where p.fulfillment_id = f.id and p.deleted_at is null
      and p.line_item_id in (select source_id from vendor_order_line where vendor_order_id = v.id)`)},
    'labels', ${list(`jsonb_build_object('tracking_number', t.tracking_number, 'tracking_url', t.tracking_url)
      order by t.id) from fulfillment_label t where t.fulfillment_id = f.id and t.deleted_at is null`)}
  ) order by f.id) from order_fulfillment x join fulfillment f on f.id = x.fulfillment_id
   where x.order_id = v.order_id and x.deleted_at is null and f.deleted_at is null
     and exists (select from fulfillment_item p join vendor_order_line l on l.source_id = p.line_item_id
                  where p.fulfillment_id = f.id and p.deleted_at is null and l.vendor_order_id = v.id)`)

const SQL = `
  select v.*, ${LINES} as lines, ${FULFILLMENTS} as fulfillments,
         jsonb_build_object('id', n.id, 'handle', n.handle, 'name', n.name) as vendor,
         (select jsonb_build_object('first_name', a.first_name, 'last_name', a.last_name, 'company', a.company,
            'address_1', a.address_1, 'address_2', a.address_2, 'postal_code', a.postal_code, 'city', a.city,
            'province', a.province, 'country_code', a.country_code, 'phone', a.phone)
            from order_address a where a.id = o.shipping_address_id) as shipping_address
    from vendor_order v join "order" o on o.id = v.order_id join vendor n on n.id = v.vendor_id`

/** Which vendor orders are wanted: one, of one vendor where that is named, or all of an order. */
type Wanted = { id: string; vendor_id?: string } | { order_id: string }

async function read(container: MedusaContainer, wanted: Wanted): Promise<(VendorOrderRow & Details)[]> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
  const conditions = Object.keys(wanted).map((column) => `v.${column} = :${column}`)
  const { rows } = await connection.raw<{ rows: (VendorOrderRow & Details)[] }>(
    `${SQL} where ${conditions.join(' and ')} order by v.position`,
    wanted,
  )
  return rows
}

/** One vendor order with all that is in it. @throws CityosError `not_found`, also for another vendor's. */
export async function readVendorOrder(
  container: MedusaContainer,
  wanted: { id: string; vendor_id?: string },
): Promise<VendorOrderDetail> {
  const [row] = await read(container, wanted)
  if (!row) throw new CityosError('not_found', `There is no vendor order ${wanted.id}.`)
  const { lines, fulfillments, shipping_address } = row
  return { ...toVendorOrder(row), shipping_address, lines, fulfillments }
}

/** What the shopper sees of an order's vendors. @throws CityosError `not_found` for an order that is not there. */
export async function readStoreVendorOrders(
  container: MedusaContainer,
  orderId: string,
): Promise<StoreVendorOrder[]> {
  const rows = await read(container, { order_id: orderId })
  if (!rows.length) throw new CityosError('not_found', `There is no order ${orderId}.`)
  return rows.map((row) => {
    const { vendor, lines, fulfillments } = row
    return { ...shownToShoppers(toVendorOrder(row)), vendor, lines, fulfillments }
  })
}

/** Without what is between the vendor and the marketplace. */
function shownToShoppers(order: VendorOrder): Omit<StoreVendorOrder, 'vendor' | 'lines' | 'fulfillments'> {
  const { id, order_id, display_id, status, currency_code, placed_at } = order
  const { items_minor, shipping_minor, discount_minor, tax_minor, credit_minor, total_minor } = order
  const { accepted_at, shipped_at, delivered_at, completed_at, closed_at } = order
  return {
    ...{ id, order_id, display_id, status, currency_code, placed_at },
    ...{ items_minor, shipping_minor, discount_minor, tax_minor, credit_minor, total_minor },
    ...{ accepted_at, shipped_at, delivered_at, completed_at, closed_at },
  }
}

import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { WrittenLine } from '../../modules/vendor-order/domain/differences'

/** An amount as core's `raw_` columns hold it. */
export interface Raw {
  value: string
}

interface Charged {
  id: string
  is_tax_inclusive: boolean
  tax_lines: { rate: Raw }[]
  adjustments: { amount: Raw; is_tax_inclusive?: boolean }[]
}

export interface StoredItem extends Charged {
  quantity: Raw
  unit_price: Raw
  title: string
  sku: string | null
  product_id: string | null
  variant_id: string | null
  vendor_id: string | null
  shipping_profile_id: string | null
  collection_id: string | null
  product_type_id: string | null
  /** Those of the product and all above them. */
  category_ids: string[]
}

export interface StoredMethod extends Charged {
  amount: Raw
  name: string
  vendor_id: string | null
  shipping_profile_id: string | null
}

/** A vendor order that is there already. */
export interface WrittenOrder {
  id: string
  vendor_id: string
  position: number
}

/** An order in its newest version, and what has been projected of it. */
export interface StoredOrder {
  id: string
  display_id: number
  version: number
  currency_code: string
  created_at: Date
  is_draft: boolean
  is_canceled: boolean
  store_id: string | null
  house_vendor_id: string | null
  items: StoredItem[]
  shipping_methods: StoredMethod[]
  credit_lines: { amount: Raw }[]
  written_orders: WrittenOrder[]
  written_lines: WrittenLine[]
  written_version: number | null
  /** What gift cards and store credit paid when it was projected first; credit of later versions tells of refunds. */
  written_credit: string | null
}

const raw = (name: string) => `coalesce(raw_${name}, jsonb_build_object('value', ${name}::text))`
const amount = (alias: string, name: string) =>
  `coalesce(${alias}.raw_${name}, jsonb_build_object('value', ${alias}.${name}::text))`
const list = (sql: string) => `coalesce((select jsonb_agg(${sql}), '[]')`

/** Whose a product is, from the oldest link. What was written before stays its vendor's. */
const VENDOR_OF_ITEM = `coalesce(
  (select o.vendor_id from vendor_order_line w join vendor_order o on o.id = w.vendor_order_id
    where w.source_id = l.id and o.order_id = $order limit 1),
  (select v.vendor_id from vendor_product v where v.product_id = l.product_id and v.deleted_at is null
    order by v.created_at, v.vendor_id limit 1))`

const ITEMS = list(`jsonb_build_object(
    'id', l.id, 'title', l.title, 'sku', l.variant_sku, 'product_id', l.product_id, 'variant_id', l.variant_id,
    'quantity', ${amount('i', 'quantity')},
    'unit_price', coalesce(i.raw_unit_price, ${amount('l', 'unit_price')}),
    'is_tax_inclusive', l.is_tax_inclusive,
    'tax_lines', ${list(`jsonb_build_object('rate', ${raw('rate')})) from order_line_item_tax_line
      where item_id = l.id and deleted_at is null`)},
    'adjustments', ${list(`jsonb_build_object('amount', ${raw('amount')}, 'is_tax_inclusive', is_tax_inclusive)) from
      order_line_item_adjustment where item_id = l.id and version = i.version and deleted_at is null`)},
    'vendor_id', ${VENDOR_OF_ITEM},
    'shipping_profile_id', case when l.requires_shipping then (select s.shipping_profile_id
      from product_shipping_profile s where s.product_id = l.product_id and s.deleted_at is null limit 1) end,
    'collection_id', p.collection_id, 'product_type_id', p.type_id,
    'category_ids', ${list(`distinct part) from product_category_product cp
      join product_category c on c.id = cp.product_category_id and c.deleted_at is null,
      lateral unnest(string_to_array(c.mpath, '.')) part where cp.product_id = l.product_id`)}
  ) order by i.created_at, l.id collate "C") from order_item i
    join order_line_item l on l.id = i.item_id left join product p on p.id = l.product_id
   where i.order_id = $order and i.version = o.version and i.deleted_at is null and l.deleted_at is null`)

const METHODS = list(`jsonb_build_object(
    'id', m.id, 'name', m.name, 'amount', ${amount('m', 'amount')}, 'is_tax_inclusive', m.is_tax_inclusive,
    'tax_lines', ${list(`jsonb_build_object('rate', ${raw('rate')})) from order_shipping_method_tax_line
      where shipping_method_id = m.id and deleted_at is null`)},
    'adjustments', ${list(`jsonb_build_object('amount', ${raw('amount')})) from order_shipping_method_adjustment
      where shipping_method_id = m.id and version = s.version and deleted_at is null`)},
    'shipping_profile_id', so.shipping_profile_id,
    'vendor_id', (select v.vendor_id from vendor_shipping_profile v
      where v.shipping_profile_id = so.shipping_profile_id and v.deleted_at is null
      order by v.created_at, v.vendor_id limit 1)
  ) order by s.created_at, m.id collate "C") from order_shipping s
    join order_shipping_method m on m.id = s.shipping_method_id left join shipping_option so on so.id = m.shipping_option_id
   where s.order_id = $order and s.version = o.version and s.deleted_at is null and m.deleted_at is null`)

const WRITTEN_LINES = list(`w) from (
    select v.vendor_id, l.kind, l.source_id, sum(l.quantity)::text as quantity,
           sum(l.subtotal_minor)::text as subtotal_minor, sum(l.discount_minor)::text as discount_minor,
           sum(l.tax_minor)::text as tax_minor, sum(l.total_minor)::text as total_minor
      from vendor_order v join vendor_order_line l on l.vendor_order_id = v.id
     where v.order_id = $order group by 1, 2, 3) w`)

const SQL = `
  select o.id, o.display_id, o.version, o.currency_code, o.created_at, o.is_draft_order as is_draft,
         o.canceled_at is not null as is_canceled,
         (select s.tenant_store_id from tenant_store_sales_channel s
           where s.sales_channel_id = o.sales_channel_id and s.deleted_at is null limit 1) as store_id,
         (select id from vendor where is_house and deleted_at is null) as house_vendor_id,
         ${ITEMS} as items, ${METHODS} as shipping_methods,
         ${list(`jsonb_build_object('amount', ${raw('amount')})) from order_credit_line
           where order_id = $order and version = o.version and deleted_at is null
             and reference is distinct from 'payment_collection'`)} as credit_lines,
         ${list(`jsonb_build_object('id', v.id, 'vendor_id', v.vendor_id, 'position', v.position)) from vendor_order v
           where v.order_id = $order`)} as written_orders,
         ${WRITTEN_LINES} as written_lines,
         (select min(v.order_version) from vendor_order v where v.order_id = $order) as written_version,
         (select sum(v.credit_minor)::text from vendor_order v where v.order_id = $order) as written_credit
    from "order" o where o.id = $order and o.deleted_at is null`.replaceAll('$order', ':order')

const BEHIND = `
  select 1 from "order" o where o.id = :order and o.deleted_at is null and not o.is_draft_order
     and o.version > coalesce((select min(v.order_version) from vendor_order v where v.order_id = :order), -1)`

/** Whether an order is there, is no draft, and has a version that is not projected: to read all of it takes long. */
export async function isBehind(trx: Knex, orderId: string): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: unknown[] }>(BEHIND, { order: orderId })
  return rows.length > 0
}

/** Reads all that the projection of an order needs, in one query; undefined for one that is not there. */
export async function readStoredOrder(trx: Knex, orderId: string): Promise<StoredOrder | undefined> {
  const { rows } = await trx.raw<{ rows: StoredOrder[] }>(SQL, { order: orderId })
  return rows[0]
}

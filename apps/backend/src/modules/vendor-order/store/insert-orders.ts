import type { Knex } from '@medusajs/framework/mikro-orm/knex'

/** A row of `vendor_order` as the projection writes it. Amounts in minor units. */
export interface VendorOrderRow {
  id: string
  order_id: string
  vendor_id: string
  /** Counts from 1 within the order. */
  position: number
  display_id: string
  currency_code: string
  items_minor: bigint
  shipping_minor: bigint
  discount_minor: bigint
  tax_minor: bigint
  credit_minor: bigint
  total_minor: bigint
  order_version: number
  placed_at: Date
}

/** A row of `vendor_order_line`. */
export interface VendorOrderLineRow {
  id: string
  vendor_order_id: string
  order_version: number
  position: number
  kind: 'item' | 'shipping'
  source_id: string
  product_id: string | null
  variant_id: string | null
  title: string
  sku: string | null
  /** A decimal; below zero where something is taken back. */
  quantity: string
  unit_price_minor: bigint
  subtotal_minor: bigint
  discount_minor: bigint
  tax_minor: bigint
  total_minor: bigint
}

const ORDER: Record<keyof VendorOrderRow, string> = {
  ...{ id: 'text', order_id: 'text', vendor_id: 'text', position: 'integer', display_id: 'text' },
  ...{ currency_code: 'text', items_minor: 'bigint', shipping_minor: 'bigint', discount_minor: 'bigint' },
  ...{ tax_minor: 'bigint', credit_minor: 'bigint', total_minor: 'bigint', order_version: 'integer' },
  placed_at: 'timestamptz',
}
const LINE: Record<keyof VendorOrderLineRow, string> = {
  ...{ id: 'text', vendor_order_id: 'text', order_version: 'integer', position: 'integer', kind: 'text' },
  ...{ source_id: 'text', product_id: 'text', variant_id: 'text', title: 'text', sku: 'text' },
  ...{ quantity: 'numeric', unit_price_minor: 'bigint', subtotal_minor: 'bigint', discount_minor: 'bigint' },
  ...{ tax_minor: 'bigint', total_minor: 'bigint' },
}
const UPDATED = [
  ...['items_minor', 'shipping_minor', 'discount_minor', 'tax_minor', 'credit_minor', 'total_minor'],
  'order_version',
]

const namesOf = (columns: object) => Object.keys(columns).join(', ')
const typed = (columns: Record<string, string>) =>
  Object.entries(columns)
    .map(([name, type]) => `"${name}" ${type}`)
    .join(', ')

const SQL = `
  with orders as (
    insert into vendor_order (${namesOf(ORDER)})
    select ${namesOf(ORDER)} from json_to_recordset(?) as x(${typed(ORDER)}) order by id
    on conflict (id) do update set ${UPDATED.map((name) => `${name} = excluded.${name}`).join(', ')}, updated_at = now()
  )
  insert into vendor_order_line (${namesOf(LINE)})
  select ${namesOf(LINE)} from json_to_recordset(?) as x(${typed(LINE)})`

/** Writes vendor orders, new ones and changed ones, with the lines that are new: one statement, however many. */
export async function insertOrders(
  trx: Knex,
  orders: readonly VendorOrderRow[],
  lines: readonly VendorOrderLineRow[],
): Promise<void> {
  await trx.raw(SQL, [toJson(orders), toJson(lines)])
}

/** Rows as a parameter of SQL: bigints travel as texts. */
function toJson(rows: readonly object[]): string {
  return JSON.stringify(rows, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
}

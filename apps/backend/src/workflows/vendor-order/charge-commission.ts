import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { systemClock } from '@cityos/calendar'
import { calculateCommission } from '../../modules/commission/store/calculate-commission'
import type { SoldLine } from '../../modules/commission/store/line-row'
import type { VendorOrderLineRow, VendorOrderRow } from '../../modules/vendor-order/store/insert-orders'
import type { StoredOrder } from './stored-order'
import { takeCommissionBack } from './take-commission-back'

/** What counts for commission: what was paid, without tax. */
const baseOf = (line: VendorOrderLineRow) => line.subtotal_minor - line.discount_minor

/** A last digit that moved because another line did. */
const isRounding = (line: VendorOrderLineRow) =>
  Number(line.quantity) === 0 && baseOf(line) <= 1n && baseOf(line) >= -1n

/**
 * Charges the lines that are new and takes commission back of what is no longer sold, in the projection's transaction;
 * the vendor orders then hold the sums. The tenant's own vendor is charged nothing.
 */
export async function chargeCommission(
  trx: Knex,
  order: StoredOrder,
  {
    orders,
    lines,
    house,
  }: { orders: readonly VendorOrderRow[]; lines: readonly VendorOrderLineRow[]; house: string },
): Promise<void> {
  const vendorOf = new Map(orders.map(({ id, vendor_id }) => [id, vendor_id]))
  const charged = lines.filter((line) => vendorOf.get(line.vendor_order_id) !== house)
  const first = order.written_version === null
  // A part of an order is charged by the rules of the day on which it was added to it.
  const change = { id: first ? '' : `v${order.version}`, at: first ? order.created_at : systemClock.now() }
  const moved = first ? charged : charged.filter((line) => !isRounding(line))
  const isSold = (line: VendorOrderLineRow) => baseOf(line) >= 0n && Number(line.quantity) >= 0
  await calculateCommission(
    trx,
    moved
      .filter(isSold)
      .map((line) => toSold(order, line, vendorOf.get(line.vendor_order_id) as string, change)),
  )
  await takeCommissionBack(
    trx,
    moved.filter((line) => !isSold(line)).map((line) => ({ ...line, base_minor: -baseOf(line) })),
    change,
  )
  if (charged.length) await sumUp(trx, [...vendorOf.keys()])
}

function toSold(
  order: StoredOrder,
  line: VendorOrderLineRow,
  vendor_id: string,
  change: { id: string; at: Date },
): SoldLine {
  const item = order.items.find(({ id }) => id === line.source_id)
  return {
    order_id: order.id,
    ...{ vendor_order_id: line.vendor_order_id, line_id: line.source_id, change_id: change.id },
    ...{ kind: line.kind, vendor_id, product_id: line.product_id, store_id: order.store_id },
    category_ids: item?.category_ids ?? [],
    collection_id: item?.collection_id ?? null,
    product_type_id: item?.product_type_id ?? null,
    ...{ quantity: line.quantity, unit_price_minor: line.unit_price_minor, base_minor: baseOf(line) },
    ...{ currency_code: order.currency_code, at: change.at },
  }
}

async function sumUp(trx: Knex, ids: readonly string[]): Promise<void> {
  await trx.raw(
    `update vendor_order v set commission_minor = s.amount, commission_tax_minor = s.tax
       from (select vendor_order_id, sum(amount_minor) as amount, sum(tax_minor) as tax
               from commission_line where vendor_order_id = any(?) group by 1) s
      where v.id = s.vendor_order_id and (v.commission_minor, v.commission_tax_minor) <> (s.amount, s.tax)`,
    [ids] as never,
  )
}

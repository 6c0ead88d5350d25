import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { splitOrder } from '../../modules/vendor-order/domain/split-order'
import { chargeCommission } from './charge-commission'
import { correctFees } from './correct-fees'
import { houseVendor } from './house-vendor'
import { planRows } from './plan-rows'
import { isBehind, readStoredOrder, type StoredOrder } from './stored-order'
import { toSplit } from './to-split'
import { vendorOrderModule } from './vendor-order-module'

/** What came of a projection: the vendor orders that are new, and those that have changed. */
export interface Projection {
  created: string[]
  changed: string[]
}

const NOTHING: Projection = { created: [], changed: [] }

/**
 * Brings the vendor orders of an order to its newest version, in the caller's transaction: a handful of statements,
 * however many vendors and lines. Again it changes nothing. Drafts have no vendor orders.
 */
export async function projectOrder(
  container: MedusaContainer,
  trx: Knex,
  orderId: string,
): Promise<Projection> {
  const vendorOrders = vendorOrderModule(container)
  await vendorOrders.lockOrder(trx, orderId)
  if (!(await isBehind(trx, orderId))) return NOTHING
  const order = await readStoredOrder(trx, orderId)
  if (!order) return NOTHING
  const house = await houseOf(trx, order)
  const split = splitOrder(toSplit(order, house))
  const { orders, lines } = planRows(order, split)
  await vendorOrders.insertOrders(trx, orders, lines)
  await chargeCommission(trx, order, { orders, lines, house })
  if (order.written_version !== null) await correctFees(container, trx, order)
  const known = new Set(order.written_orders.map(({ id }) => id))
  const touched = new Set(lines.map((line) => line.vendor_order_id))
  return {
    created: orders.filter(({ id }) => !known.has(id)).map(({ id }) => id),
    changed: orders.filter(({ id }) => known.has(id) && touched.has(id)).map(({ id }) => id),
  }
}

/** Whose the lines without a vendor are; where every line has one, nobody's is asked for. */
async function houseOf(trx: Knex, order: StoredOrder): Promise<string> {
  if (order.house_vendor_id) return order.house_vendor_id
  const needed = order.items.length === 0 || order.items.some(({ vendor_id }) => vendor_id === null)
  return needed ? houseVendor(trx, 'House') : ''
}

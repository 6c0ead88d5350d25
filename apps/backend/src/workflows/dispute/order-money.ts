import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { lockOrder } from '../../modules/vendor-order/store/lock-order'
import type { HeldUntil } from '../../modules/ledger/domain/dispute'
import type { OrderToRefund } from '../../modules/ledger/domain/refund'
import { ledgerModule } from '../ledger/ledger-module'
import { readTerms, type Terms } from '../vendor-order/terms'

/**
 * The vendor orders of an order, whose money nobody else moves until the transaction ends: the order is locked, then its
 * vendors' accounts, in the order in which everybody does it.
 */
export async function lockOrderMoney(
  container: MedusaContainer,
  trx: Knex,
  { order_id, currency_code }: { order_id: string; currency_code: string },
): Promise<Terms[]> {
  await lockOrder(trx, order_id)
  const vendors = (await readTerms(trx, order_id)).map(({ vendor_id }) => vendor_id)
  await ledgerModule(container).lockAccounts(trx as never, vendors, currency_code)
  return readTerms(trx, order_id)
}

/** A vendor order with what its vendor has now, as the ledger's rules take it. */
export async function withMoney(
  container: MedusaContainer,
  trx: Knex,
  order: Terms,
  currency: string,
): Promise<OrderToRefund> {
  const ledger = ledgerModule(container)
  const held = (await ledger.orderBalances(trx as never, [order.vendor_order_id])).get(order.vendor_order_id)!
  const owned = await ledger.balances(trx as never, order.vendor_id, currency)
  const money = {
    ...{ pending_minor: held.pending, reserve_minor: held.reserve },
    ...{ available_minor: owned.available, receivable_minor: owned.receivable },
  }
  return { ...order, money }
}

/** How far the money of a vendor order has got. What goes into a reserve without a time would stay there for ever. */
export async function stageOf(trx: Knex, vendorOrderId: string): Promise<HeldUntil> {
  const { rows } = await trx.raw<{ rows: { released_at: Date | null; reserve_until: Date | null }[] }>(
    `select released_at, reserve_until from vendor_order where id = ?`,
    [vendorOrderId],
  )
  const { released_at = null, reserve_until = null } = rows[0] ?? {}
  if (released_at === null) return 'held'
  return reserve_until === null ? 'reserve_released' : 'released'
}

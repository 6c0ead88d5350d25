import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { insertOrders, type VendorOrderLineRow, type VendorOrderRow } from './store/insert-orders'
import { lockOrder } from './store/lock-order'
import { OrderHolds } from './store/order-holds'
import { removeOrders } from './store/remove-orders'
import { restore, transition, type Before } from './store/transition'
import type { VendorOrderTransition } from './domain/vendor-order-status'

/**
 * The vendor orders of the tenant in scope. Every method takes the caller's transaction first, so that what a vendor
 * has in an order, the commission of it and the money that moves are written together or not at all.
 */
export class VendorOrderModuleService {
  /** Who is busy with an order while Medusa packs, captures or gives back, over many transactions of its own. */
  readonly holds: OrderHolds

  constructor(_container: object, { databaseUrl }: { databaseUrl?: string } = {}) {
    this.holds = new OrderHolds(databaseUrl)
  }

  /** @see lockOrder */
  lockOrder(trx: Knex, orderId: string): Promise<void> {
    return lockOrder(trx, orderId)
  }

  /** @see insertOrders */
  insertOrders(
    trx: Knex,
    orders: readonly VendorOrderRow[],
    lines: readonly VendorOrderLineRow[],
  ): Promise<void> {
    return insertOrders(trx, orders, lines)
  }

  /** @see removeOrders */
  removeOrders(trx: Knex, orderId: string): Promise<void> {
    return removeOrders(trx, orderId)
  }

  /** @see transition */
  transition(
    trx: Knex,
    id: string,
    verb: VendorOrderTransition,
    how: { now: Date; reason?: string },
  ): Promise<Before> {
    return transition(trx, id, verb, how)
  }

  /** @see restore */
  restore(trx: Knex, before: readonly Before[]): Promise<void> {
    return restore(trx, before)
  }

  __hooks = {
    onApplicationShutdown: () => this.holds.close(),
  }
}

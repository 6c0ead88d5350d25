import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { BillingCycleEvent, SubscriptionEvent } from '@cityos/contracts'
import type { ChargeProvider } from '../../../modules/subscription/domain/charge-provider'
import type { CycleRow } from '../../../modules/subscription/store/cycles'
import type { ItemRow } from '../../../modules/subscription/store/items'
import type { SubscriptionRow } from '../../../modules/subscription/store/subscriptions'

/** Between the steps of a cycle, where a test ends the process. */
export const BILLING_TRACE_POINTS = [
  ...(['claimed', 'planned', 'ordered', 'begun', 'charged', 'learned', 'told'] as const),
] as const
export type BillingTracePoint = (typeof BILLING_TRACE_POINTS)[number]

/** What an order of a cycle is to be. `id` is chosen beforehand: asked for again, it is the same order. */
export interface WantedOrder {
  id: string
  subscription: SubscriptionRow
  items: readonly ItemRow[]
  cycle: CycleRow
}

/** What an order asks, in minor units; tax is what comes on top of the prices. */
export interface MadeOrder {
  items_minor: bigint
  discount_minor: bigint
  shipping_minor: bigint
  tax_minor: bigint
}

/** Money that came for an order, as its provider calls it. */
export interface OrderPayment {
  key: string
  provider_id: string
  reference: string | null
  amount_minor: bigint
}

/** Where orders are made. Everything may be asked for again, also after a process died in the middle of it. */
export interface OrderPort {
  /** The order, all of it or nothing. @throws CycleBlocked, CityosError where people have to act. */
  make(order: WantedOrder): Promise<MadeOrder>
  /** Writes money down at the order, each payment once; and what credit has paid of it. */
  settle(order: {
    id: string
    currency_code: string
    credit_minor: bigint
    payments: OrderPayment[]
  }): Promise<void>
  /** Nobody is billed for it any more; what is packed or completed is left to people. */
  cancel(orderId: string): Promise<void>
  /** Orders that people have canceled whose cycle still counts on them; one more does no harm. */
  canceled(): Promise<string[]>
  /** It waits for money that may never come: what was set aside for it is others’ to buy. */
  release(orderId: string): Promise<void>
  /** It is paid: what was released of it is set aside again, where there is any; people are told what is not. */
  reserve(orderId: string): Promise<void>
}

export type BillingEvent = SubscriptionEvent | BillingCycleEvent

/** What has happened, told after it was committed. */
export interface Told {
  event: BillingEvent
  id: string
}

/** What billing needs of the world, in the scope of a tenant; nothing of Medusa’s, so that it also runs without a server. */
export interface BillingContext {
  db: { transaction<T>(work: (trx: Knex) => Promise<T>): Promise<T> }
  now(): Date
  /** Null for one that cannot charge while the customer is away. */
  providerOf(id: string): ChargeProvider | null
  orders: OrderPort
  announce(told: readonly Told[]): Promise<void>
  trace?(point: BillingTracePoint): Promise<void>
}

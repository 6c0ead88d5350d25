import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import type {
  BillingCycle,
  ListStoreSubscriptions,
  ListSubscriptions,
  StoreSubscription,
  StoreSubscriptionList,
  Subscription,
  SubscriptionItem,
  SubscriptionList,
  SubscriptionMove,
  WholeStoreSubscription,
  WholeSubscription,
} from '@cityos/contracts'
import { creditOf } from '../../modules/subscription/store/credits'
import { countCycles, nextDue, readCycles, type CycleRow } from '../../modules/subscription/store/cycles'
import { readMoves, type Move } from '../../modules/subscription/store/history'
import { amountOf, readItems, type ItemRow } from '../../modules/subscription/store/items'
import {
  readSubscriptions,
  requireSubscription,
  type SubscriptionRow,
} from '../../modules/subscription/store/subscriptions'
import { connectionOf } from '../../workflows/connection'
import { listSelected } from '../paging'
import { iso, isoOrNull } from '../times'

/** Of the cycles and the moves of a subscription so many are answered. */
const MOST = 100

/** One page of subscriptions, newest first unless the query says so. */
export async function listSubscriptions(
  container: MedusaContainer,
  query: ListSubscriptions,
): Promise<SubscriptionList> {
  const sql = connectionOf(container)
  const { rows, page } = await pageOf(sql, query)
  return { subscriptions: await withItems(sql, rows, toAnswer), ...page }
}

/** One page of a customer's own: a draft is the staff's until it begins. */
export async function listOwnSubscriptions(
  container: MedusaContainer,
  query: ListStoreSubscriptions,
  customerId: string,
): Promise<StoreSubscriptionList> {
  const sql = connectionOf(container)
  const { rows, page } = await pageOf(sql, query, customerId)
  return { subscriptions: await withItems(sql, rows, toOwn), ...page }
}

async function pageOf(sql: Knex, query: ListSubscriptions, customerId?: string) {
  const { rows, page } = await listSelected<{ id: string }>(() => filtered(sql, query, customerId), query, [
    'id',
  ])
  const ids = rows.map(({ id }) => id)
  const found = new Map((await readSubscriptions(sql, ids)).map((row) => [row.id, row]))
  return { rows: ids.flatMap((id) => found.get(id) ?? []), page }
}

function filtered(sql: Knex, query: ListSubscriptions, customerId: string | undefined) {
  const { status, customer_id, plan_id, store_id, order_id, q } = query
  const named = { status, customer_id: customerId ?? customer_id, plan_id, store_id }
  return sql('subscription')
    .where(Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined)))
    .whereNull('deleted_at')
    .modify((rows) => {
      if (customerId) rows.whereNot({ status: 'draft' })
      // The order that it began with, or one that a later cycle came to.
      if (order_id) {
        const billed = sql('billing_cycle').select('subscription_id').where({ order_id })
        rows.where((either) => either.where({ order_id }).orWhereIn('id', billed))
      }
      if (q) {
        const part = `%${q.replace(/[\\%_]/g, '\\$&')}%`
        rows.where(
          (row) => void row.whereILike('email', part).orWhereILike('plan_name', part).orWhere('id', q),
        )
      }
    })
}

/** One subscription with what became of it. @throws CityosError `not_found`. */
export async function readSubscription(container: MedusaContainer, id: string): Promise<WholeSubscription> {
  const sql = connectionOf(container)
  const row = await requireSubscription(sql, { id, customerId: null })
  const [[answer], rest, moves] = await Promise.all([
    withItems(sql, [row], toAnswer),
    wholeOf(sql, row),
    readMoves(sql, id, MOST),
  ])
  return { ...answer!, ...rest, history: moves.map(toMove) }
}

/** A customer's own. @throws CityosError `not_found`, also for another customer's. */
export async function readOwnSubscription(
  container: MedusaContainer,
  ref: { id: string; customerId: string },
): Promise<WholeStoreSubscription> {
  const sql = connectionOf(container)
  const row = await requireSubscription(sql, ref)
  const [[answer], rest] = await Promise.all([withItems(sql, [row], toOwn), wholeOf(sql, row)])
  return { ...answer!, ...rest }
}

async function wholeOf(sql: Knex, { id, currency_code }: SubscriptionRow) {
  const [cycles, { count }, credit] = await Promise.all([
    readCycles(sql, id, MOST),
    countCycles(sql, id),
    creditOf(sql, id, currency_code),
  ])
  return { cycles: cycles.map(toCycle), cycle_count: count, credit_minor: Number(credit) }
}

type ToAnswer<A> = (row: SubscriptionRow, items: readonly ItemRow[], due: Date | null) => A

async function withItems<A>(sql: Knex, rows: readonly SubscriptionRow[], answer: ToAnswer<A>): Promise<A[]> {
  const ids = rows.map(({ id }) => id)
  const [items, due] = await Promise.all([readItems(sql, ids), nextDue(sql, ids)])
  const of = (id: string) => items.filter(({ subscription_id }) => subscription_id === id)
  return rows.map((row) => answer(row, of(row.id), due.get(row.id) ?? null))
}

function toAnswer(row: SubscriptionRow, items: readonly ItemRow[], due: Date | null): Subscription {
  const { customer_id, email, store_id, sales_channel_id, region_id, plan_version } = row
  const { anchor_date, reason, metadata, created_by } = row
  return {
    ...toOwn(row, items, due),
    ...{ customer_id, email, store_id, sales_channel_id, region_id, plan_version },
    ...{ anchor_date, reason, metadata, created_by },
    begun_at: isoOrNull(row.begun_at),
  }
}

/** What of it is its customer's to see. */
function toOwn(row: SubscriptionRow, items: readonly ItemRow[], due: Date | null): StoreSubscription {
  const { id, status, plan_id, plan_name, order_id, currency_code, time_zone, interval, interval_count } = row
  const { starts_on, trial_ends_on, current_starts_on, current_ends_on, minimum_cycles } = row
  const { cancel_at_period_end, pause_at_period_end, payment_provider_id, payment_method_id } = row
  const { shipping_option_id, shipping_address, billing_address } = row
  return {
    ...{ id, status, plan_id, plan_name, order_id, currency_code, time_zone, interval, interval_count },
    ...{ starts_on, trial_ends_on, current_starts_on, current_ends_on, minimum_cycles },
    ...{ cancel_at_period_end, pause_at_period_end, payment_provider_id, payment_method_id },
    ...{ shipping_option_id, shipping_address, billing_address },
    ...{ paused_at: isoOrNull(row.paused_at), canceled_at: isoOrNull(row.canceled_at) },
    items: items.map(toItem),
    amount_minor: Number(amountOf(items)),
    next_due_at: isoOrNull(due),
    ...{ created_at: iso(row.created_at), updated_at: iso(row.updated_at) },
  }
}

/** A thing of a subscription as it is answered. */
export function toItem(item: ItemRow): SubscriptionItem {
  const { id, product_id, variant_id, title, quantity, unit_price_minor, is_tax_inclusive } = item
  return {
    ...{ id, product_id, variant_id, title, quantity, is_tax_inclusive },
    unit_price_minor: Number(unit_price_minor),
  }
}

export function toCycle(cycle: CycleRow): BillingCycle {
  const { id, index, starts_on, ends_on, kind, status, order_id, failure_code, failure_message } = cycle
  return {
    ...{ id, index, starts_on, ends_on, kind, status, order_id, failure_code, failure_message },
    due_at: iso(cycle.due_at),
    items_minor: Number(cycle.items_minor),
    discount_minor: Number(cycle.discount_minor),
    shipping_minor: Number(cycle.shipping_minor),
    tax_minor: Number(cycle.tax_minor),
    credit_minor: Number(cycle.credit_minor),
    total_minor: Number(cycle.total_minor),
    next_attempt_at: isoOrNull(cycle.next_attempt_at),
    paid_at: isoOrNull(cycle.paid_at),
  }
}

const toMove = ({ verb, from_status, to_status, reason, actor, created_at }: Move): SubscriptionMove => ({
  ...{ verb, from_status, to_status, reason, actor },
  created_at: iso(created_at),
})

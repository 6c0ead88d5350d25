import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import type {
  BillingAttempt,
  BillingCycleList,
  ListBillingCycles,
  ListSubscriptionCycles,
  QueuedBillingCycle,
  SubscriptionCycleList,
  TriedBillingCycle,
} from '@cityos/contracts'
import { readAttempts, type AttemptRow } from '../../modules/subscription/store/attempts'
import { readCyclesOf, type CycleRow } from '../../modules/subscription/store/cycles'
import {
  readSubscriptions,
  requireSubscription,
  type SubscriptionRow,
} from '../../modules/subscription/store/subscriptions'
import { connectionOf } from '../../workflows/connection'
import { listSelected } from '../paging'
import { iso, isoOrNull } from '../times'
import { toCycle } from './subscription-response'

/** One page of a subscription's cycles, with their attempts. @throws CityosError `not_found`. */
export async function listCyclesOf(
  container: MedusaContainer,
  subscription_id: string,
  query: ListSubscriptionCycles,
): Promise<SubscriptionCycleList> {
  const sql = connectionOf(container)
  await requireSubscription(sql, { id: subscription_id, customerId: null })
  const { cycles, page } = await pageOf(sql, { ...query, subscription_id })
  return { billing_cycles: cycles.map(({ answer }) => answer), ...page }
}

/** One page of cycles of all subscriptions, with whose they are. */
export async function listCycles(
  container: MedusaContainer,
  query: ListBillingCycles,
): Promise<BillingCycleList> {
  const sql = connectionOf(container)
  const { cycles, page } = await pageOf(sql, query)
  const ids = [...new Set(cycles.map(({ row }) => row.subscription_id))]
  const subscriptions = new Map((await readSubscriptions(sql, ids)).map((row) => [row.id, row]))
  const customers = await readCustomers(sql, [...subscriptions.values()])
  return {
    billing_cycles: cycles.map(({ row, answer }) => {
      const subscription = subscriptions.get(row.subscription_id)!
      const customer = customers.get(subscription.customer_id) ?? null
      return { ...answer, subscription: toSubscription(subscription), customer }
    }),
    ...page,
  }
}

async function pageOf(sql: Knex, query: ListBillingCycles) {
  const { rows, page } = await listSelected<{ id: string }>(() => filtered(sql, query), query, ['id'])
  const ids = rows.map(({ id }) => id)
  const [cycles, attempts] = await Promise.all([readCyclesOf(sql, ids), readAttempts(sql, ids)])
  const found = new Map(cycles.map((row) => [row.id, row]))
  return {
    page,
    cycles: ids.flatMap((id) => {
      const row = found.get(id)
      return row ? [{ row, answer: toTried(row, attempts) }] : []
    }),
  }
}

function filtered(sql: Knex, { status, subscription_id, customer_id, surplus }: ListBillingCycles) {
  return sql('billing_cycle as c').modify((rows) => {
    if (status) rows.where('c.status', status)
    if (subscription_id) rows.where('c.subscription_id', subscription_id)
    if (customer_id) {
      rows.whereIn('c.subscription_id', sql('subscription').where({ customer_id }).select('id'))
    }
    if (surplus) rows.whereIn('c.id', sql('billing_attempt').where({ is_surplus: true }).select('cycle_id'))
  })
}

type Customer = NonNullable<QueuedBillingCycle['customer']>

async function readCustomers(
  sql: Knex,
  subscriptions: readonly SubscriptionRow[],
): Promise<ReadonlyMap<string, Customer>> {
  const ids = subscriptions.map(({ customer_id }) => customer_id)
  const rows = (await sql('customer')
    .whereIn('id', ids)
    .whereNull('deleted_at')
    .select('id', 'email', 'first_name', 'last_name', 'company_name')) as unknown as Customer[]
  return new Map(rows.map((row) => [row.id, row]))
}

function toSubscription(row: SubscriptionRow): QueuedBillingCycle['subscription'] {
  const { id, status, customer_id, email, plan_name, currency_code, time_zone } = row
  const { payment_provider_id, payment_method_id } = row
  return {
    ...{ id, status, customer_id, email, plan_name, currency_code, time_zone },
    ...{ payment_provider_id, payment_method_id },
  }
}

function toTried(cycle: CycleRow, attempts: readonly AttemptRow[]): TriedBillingCycle {
  return {
    ...toCycle(cycle),
    ...{ gives_up_at: isoOrNull(cycle.gives_up_at), blocked_at: isoOrNull(cycle.blocked_at) },
    attempts: attempts.filter(({ cycle_id }) => cycle_id === cycle.id).map(toAttempt),
  }
}

function toAttempt(attempt: AttemptRow): BillingAttempt {
  const { id, number, outcome, currency_code, payment_provider_id, payment_method_id } = attempt
  const { provider_reference, error_code, is_surplus } = attempt
  return {
    ...{ id, number, outcome, currency_code, payment_provider_id, payment_method_id },
    ...{ provider_reference, error_code, is_surplus, amount_minor: Number(attempt.amount_minor) },
    started_at: iso(attempt.started_at),
    declined_at: isoOrNull(attempt.declined_at),
    finished_at: isoOrNull(attempt.finished_at),
  }
}

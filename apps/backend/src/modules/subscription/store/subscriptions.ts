import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import {
  CityosError,
  type BillingInterval,
  type StoredAddress,
  type SubscriptionStatus,
} from '@cityos/contracts'

/** A row of `subscription`; dates are ISO texts. */
export interface SubscriptionRow {
  id: string
  customer_id: string
  store_id: string | null
  sales_channel_id: string | null
  region_id: string
  plan_id: string | null
  plan_version: number | null
  plan_name: string | null
  order_id: string | null
  email: string | null
  status: SubscriptionStatus
  currency_code: string
  time_zone: string
  interval: BillingInterval
  interval_count: number
  starts_on: string
  trial_ends_on: string | null
  anchor_date: string
  /** The number of the cycle that begins at the anchor. */
  anchor_index: number
  minimum_cycles: number
  current_starts_on: string | null
  current_ends_on: string | null
  cancel_at_period_end: boolean
  pause_at_period_end: boolean
  reason: string | null
  begun_at: Date | null
  paused_at: Date | null
  canceled_at: Date | null
  payment_provider_id: string | null
  payment_method_id: string | null
  /** When another method was last chosen. */
  method_changed_at: Date | null
  /** Canceled because nobody paid: money that comes late brings it back. */
  is_given_up: boolean
  shipping_option_id: string | null
  shipping_address: StoredAddress | null
  billing_address: StoredAddress | null
  metadata: Record<string, unknown>
  created_by: string | null
  created_at: Date
  updated_at: Date
}

const DATES = ['starts_on', 'trial_ends_on', 'anchor_date', 'current_starts_on', 'current_ends_on']
const OTHERS = [
  ...[
    'id',
    'customer_id',
    'store_id',
    'sales_channel_id',
    'region_id',
    'plan_id',
    'plan_version',
    'plan_name',
  ],
  ...['order_id', 'email', 'status', 'currency_code', 'time_zone', '"interval"', 'interval_count'],
  ...['anchor_index', 'minimum_cycles', 'cancel_at_period_end', 'pause_at_period_end', 'reason', 'begun_at'],
  ...['paused_at', 'canceled_at', 'payment_provider_id', 'payment_method_id', 'shipping_option_id'],
  ...['method_changed_at', 'is_given_up'],
  ...['shipping_address', 'billing_address', 'metadata', 'created_by', 'created_at', 'updated_at'],
]
const JSONS = new Set(['shipping_address', 'billing_address', 'metadata'])

/** Every column; dates as texts, because the driver would take them for midnights of this machine. */
const COLUMNS = [...OTHERS, ...DATES.map((name) => `${name}::text as ${name}`)].join(', ')

export type NewSubscription = Omit<SubscriptionRow, 'created_at' | 'updated_at'>

/** What of a subscription's row changes; null empties a column. */
export type SubscriptionPatch = Partial<Omit<NewSubscription, 'id'>>

const columnsOf = (row: object) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      JSONS.has(name) && value !== null ? JSON.stringify(value) : (value as unknown),
    ]),
  )

export async function insertSubscription(trx: Knex, row: NewSubscription, now: Date): Promise<void> {
  await trx('subscription').insert({ ...columnsOf(row), created_at: now, updated_at: now })
}

/** Subscriptions by their ids, in no particular order; deleted drafts are not there. */
export async function readSubscriptions(sql: Knex, ids: readonly string[]): Promise<SubscriptionRow[]> {
  const { rows } = await sql.raw<{ rows: SubscriptionRow[] }>(
    `select ${COLUMNS} from subscription where id = any(?) and deleted_at is null`,
    [ids] as never,
  )
  return rows
}

/** Whose it is asked for: anybody's of the tenant, or one customer's. */
export interface SubscriptionRef {
  id: string
  /** Null where somebody of the tenant's staff asks. */
  customerId: string | null
}

/** @throws CityosError `not_found`, also for another customer's. */
export async function requireSubscription(sql: Knex, ref: SubscriptionRef): Promise<SubscriptionRow> {
  const [row] = await readSubscriptions(sql, [ref.id])
  if (!row || !isTheirs(row, ref)) throw unknown(ref.id)
  return row
}

/**
 * A subscription that nobody else changes until the transaction ends.
 * @throws CityosError `not_found`, also for another customer's.
 */
export async function lockSubscription(trx: Knex, ref: SubscriptionRef): Promise<SubscriptionRow> {
  const { rows } = await trx.raw<{ rows: SubscriptionRow[] }>(
    `select ${COLUMNS} from subscription where id = ? and deleted_at is null for update`,
    [ref.id],
  )
  const [row] = rows
  if (!row || !isTheirs(row, ref)) throw unknown(ref.id)
  return row
}

/** A draft is the staff's own until it begins. */
const isTheirs = (row: SubscriptionRow, { customerId }: SubscriptionRef) =>
  customerId === null || (row.customer_id === customerId && row.status !== 'draft')

const unknown = (id: string) => new CityosError('not_found', `There is no subscription ${id}.`)

/** Writes some columns of a subscription, which the caller has locked. */
export async function patchSubscription(
  trx: Knex,
  id: string,
  patch: SubscriptionPatch,
  now: Date,
): Promise<void> {
  await trx('subscription')
    .where({ id })
    .update({ ...columnsOf(patch), updated_at: now })
}

/** Takes a draft out of all lists, or back. */
export async function markDeleted(trx: Knex, id: string, deleted_at: Date | null): Promise<void> {
  await trx('subscription').where({ id }).update({ deleted_at })
}

/** Takes back what nobody has seen, with its things and cycles. */
export async function removeSubscription(trx: Knex, id: string): Promise<void> {
  await trx('subscription').where({ id }).delete()
}

import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { localDateOf } from '@cityos/calendar'
import { CityosError, ID_PREFIXES, newId, newIds, type CreateSubscription } from '@cityos/contracts'
import { beginning } from '../../../modules/subscription/domain/cycles'
import type { ItemRow } from '../../../modules/subscription/store/items'
import { requirePlan, type WholePlan } from '../../../modules/subscription/store/plans'
import type { NewSubscription } from '../../../modules/subscription/store/subscriptions'
import { hasUsedTrial } from '../../../modules/subscription/store/trials'
import { requireSellable } from '../../tenant-store/require-sellable'
import { connectionOf } from '../../connection'
import { subscriptionModule } from '../subscription-module'
import { requirePaymentMethod } from './payment-method'
import { findPlace } from './place'
import { priceItems, type PricedItem } from './price-items'

export interface NewSubscriptionRequest {
  subscription: CreateSubscription
  /** Who makes it. */
  by: string | null
}

/** A draft with its things, not written yet. */
export interface Planned {
  row: NewSubscription
  items: ItemRow[]
}

/**
 * Looks everything up that a subscription needs, and freezes its terms.
 * @throws CityosError `not_found` for customer, plan, store, region and shipping option that are not there or another
 * tenant's; `subscription_plan_unfit`, `subscription_variant_unavailable`, `subscription_price_missing`,
 * `subscription_amount_invalid`, `subscription_currency_mismatch`, `subscription_trial_used`, `payment_method_missing`,
 * `validation_failed`.
 */
export async function planSubscription(
  container: MedusaContainer,
  { subscription: asked, by }: NewSubscriptionRequest,
): Promise<Planned> {
  const sql = connectionOf(container)
  const plan = await requireActivePlan(sql, asked.plan_id)
  const customer = await requireCustomer(sql, asked.customer_id)
  const country_code = asked.shipping_address?.country_code
  const place = await findPlace(sql, { ...asked, country_code })
  if (asked.shipping_option_id) await requireShippingOption(sql, asked.shipping_option_id)
  const terms = { currency_code: asked.currency_code, region_id: place.region_id, customer_id: customer.id }
  const priced = await priceItems(container, plan, asked.items, terms)
  await requireSellable(container, {
    salesChannelId: place.sales_channel_id,
    regionId: place.region_id,
    variantIds: priced.map(({ variant_id }) => variant_id),
  })
  const trialDays = asked.trial_days ?? plan.trial_days
  // Before a trial is over somebody may still name a method; without one its first cycle would fail.
  if (asked.payment_method_id || (asked.status === 'active' && !trialDays)) {
    await requirePaymentMethod(container, { ...asked, region_id: place.region_id })
  }
  if (asked.trial_days === undefined && plan.trial_days > 0) await requireTrial(sql, customer.id, plan.id)
  const starts_on = startOf(asked, localDateOf(subscriptionModule(container).clock.now(), place.time_zone))
  const { shipping_option_id, shipping_address, billing_address, metadata } = asked
  const { payment_provider_id, payment_method_id } = asked
  const row = draftOf(
    plan,
    { starts_on, trialDays },
    {
      ...{ customer_id: customer.id, email: customer.email, currency_code: asked.currency_code, ...place },
      ...{ shipping_option_id, shipping_address, billing_address, metadata, created_by: by },
      ...{ payment_provider_id, payment_method_id, order_id: null },
    },
  )
  return { row, items: itemsOf(row.id, priced) }
}

type OfPlan =
  | 'id'
  | 'status'
  | 'plan_id'
  | 'plan_version'
  | 'plan_name'
  | 'interval'
  | 'interval_count'
  | 'minimum_cycles'
type OfTime =
  'starts_on' | 'trial_ends_on' | 'anchor_date' | 'anchor_index' | 'current_starts_on' | 'current_ends_on'
type OfLife =
  | 'cancel_at_period_end'
  | 'pause_at_period_end'
  | 'reason'
  | 'begun_at'
  | 'paused_at'
  | 'canceled_at'
  | 'method_changed_at'
  | 'is_given_up'

type PlanTerms = Pick<WholePlan, 'id' | 'version' | 'name' | 'interval' | 'interval_count' | 'minimum_cycles'>

/** A draft on a plan, with the terms that are given. */
export function draftOf(
  plan: PlanTerms,
  { starts_on, trialDays }: { starts_on: string; trialDays: number },
  rest: Omit<NewSubscription, OfPlan | OfTime | OfLife>,
): NewSubscription {
  const { anchor_date, trial_ends_on } = beginning(starts_on, trialDays)
  const { interval, interval_count, minimum_cycles } = plan
  return {
    ...rest,
    ...{ id: newId(ID_PREFIXES.subscription), status: 'draft' },
    ...{ plan_id: plan.id, plan_version: plan.version, plan_name: plan.name },
    ...{ interval, interval_count, minimum_cycles },
    ...{ starts_on, trial_ends_on, anchor_date, anchor_index: 0 },
    ...{ current_starts_on: null, current_ends_on: null },
    ...{ cancel_at_period_end: false, pause_at_period_end: false, reason: null },
    ...{ begun_at: null, paused_at: null, canceled_at: null, method_changed_at: null, is_given_up: false },
  }
}

function itemsOf(subscription_id: string, priced: readonly PricedItem[]): ItemRow[] {
  const ids = newIds(ID_PREFIXES.subscription_item, priced.length)
  return priced.map((item, index) => ({
    ...{ id: ids[index]!, subscription_id, position: index + 1 },
    ...item,
  }))
}

/** @throws CityosError `not_found`, `subscription_plan_unfit`. */
export async function requireActivePlan(sql: Knex, id: string): Promise<WholePlan> {
  const plan = await requirePlan(sql, id)
  if (plan.active) return plan
  throw new CityosError('subscription_plan_unfit', `The plan ${id} sells nothing at the moment.`)
}

/** What the plan gives by itself it gives once; the staff may say otherwise. @throws CityosError `subscription_trial_used`. */
async function requireTrial(sql: Knex, customer_id: string, plan_id: string): Promise<void> {
  if (!(await hasUsedTrial(sql, { customer_id, plan_id }))) return
  throw new CityosError(
    'subscription_trial_used',
    `The customer ${customer_id} has had a trial of the plan ${plan_id}: name trial_days to give another, 0 for none.`,
  )
}

async function requireCustomer(sql: Knex, id: string): Promise<{ id: string; email: string | null }> {
  const customer = (await sql('customer').where({ id }).whereNull('deleted_at').first('id', 'email')) as
    { id: string; email: string | null } | undefined
  if (!customer) throw new CityosError('not_found', `There is no customer ${id}.`)
  return customer
}

/** @throws CityosError `not_found`. */
export async function requireShippingOption(sql: Knex, id: string): Promise<void> {
  const option = (await sql('shipping_option').where({ id }).whereNull('deleted_at').first('id')) as
    object | undefined
  if (!option) throw new CityosError('not_found', `There is no shipping option ${id}.`)
}

function startOf({ starts_on }: CreateSubscription, today: string): string {
  if (starts_on === undefined) return today
  if (starts_on >= today) return starts_on
  throw new CityosError('validation_failed', `starts_on: ${starts_on} is over, it is ${today} there.`)
}

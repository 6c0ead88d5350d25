import type { BillingInterval, SubscriptionPlan } from '@cityos/contracts'
import { bpsOf, NotANumber, percentOf } from '../commissions/rule-form'
import type { AmountRow } from '../components/amount-rows'
import { decimalOf, minorOf } from '../lib/money'

/** A product that is sold on a plan; no variant is all of them. */
export interface TargetRow {
  product_id: string
  variant_id: string
}

/** What a piece costs: what the shop asks, less than that, or amounts of the plan's own. */
export type PriceKind = 'full' | 'discount' | 'own'

/** A plan as somebody types it. */
export interface PlanForm {
  name: string
  description: string
  interval: BillingInterval
  interval_count: string
  price: PriceKind
  discount: string
  prices: AmountRow[]
  trial_days: string
  minimum_cycles: string
  active: boolean
  targets: TargetRow[]
}

export const EMPTY_PLAN: PlanForm = {
  ...{ name: '', description: '', interval: 'month', interval_count: '1', price: 'full', discount: '' },
  ...{ prices: [], trial_days: '0', minimum_cycles: '0', active: true, targets: [] },
}

export function formOf(plan: SubscriptionPlan): PlanForm {
  const { name, description, interval, interval_count, discount_bps, prices, active, targets } = plan
  return {
    ...{ name, description: description ?? '', interval, interval_count: String(interval_count), active },
    price: prices ? 'own' : discount_bps ? 'discount' : 'full',
    discount: discount_bps ? percentOf(discount_bps) : '',
    prices: Object.entries(prices ?? {}).map(([currency, minor]) => ({
      currency,
      amount: decimalOf(minor, currency),
    })),
    trial_days: String(plan.trial_days),
    minimum_cycles: String(plan.minimum_cycles),
    targets: targets.map(({ product_id, variant_id }) => ({ product_id, variant_id: variant_id ?? '' })),
  }
}

function wholeOf(text: string, field: string): number {
  if (!/^\d{1,4}$/.test(text.trim())) throw new NotANumber(field)
  return Number(text)
}

function discountOf({ price, discount }: PlanForm): number {
  if (price !== 'discount') return 0
  const bps = bpsOf(discount)
  if (bps === null || bps > 10_000) throw new NotANumber('discount_bps')
  return bps
}

function pricesOf({ price, prices }: PlanForm): Record<string, number> | null {
  if (price !== 'own') return null
  return Object.fromEntries(
    prices.map(({ currency, amount }) => {
      const minor = minorOf(amount, currency)
      if (!minor) throw new NotANumber('prices')
      return [currency, minor]
    }),
  )
}

/** What the API is told of a plan. @throws NotANumber */
export function bodyOf(form: PlanForm) {
  return {
    name: form.name.trim(),
    description: form.description.trim() || null,
    interval: form.interval,
    interval_count: wholeOf(form.interval_count, 'interval_count'),
    discount_bps: discountOf(form),
    prices: pricesOf(form),
    trial_days: wholeOf(form.trial_days, 'trial_days'),
    minimum_cycles: wholeOf(form.minimum_cycles, 'minimum_cycles'),
    active: form.active,
    // A row in which nothing was chosen is none.
    targets: form.targets
      .filter(({ product_id }) => product_id)
      .map(({ product_id, variant_id }) => ({ product_id, variant_id: variant_id || null })),
  }
}

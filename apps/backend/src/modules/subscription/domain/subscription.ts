import type { BillingInterval } from '@cityos/calendar'
import type { SubscriptionStatus } from '@cityos/contracts'
import type { Rhythm } from './cycles'

/** What a subscription is for: how much, and how often. */
export interface Terms {
  interval: BillingInterval
  interval_count: number
  /** Net of recurring discounts, in minor units; without shipping and taxes that are added. */
  items: readonly { unit_price_minor: bigint; quantity: number }[]
}

/** The period that is under way. */
export interface CurrentPeriod {
  /** The number of its cycle; null in a trial, which is none. */
  index: number | null
  starts_on: string
  ends_on: string
  /** Its cycle was charged: only what was paid for is credited. */
  is_paid: boolean
  /** Where a change was charged for what was left of a period: the first day of all of it. */
  whole_starts_on?: string
}

/** What the rules need to know of a subscription. */
export interface SubscriptionState extends Rhythm {
  id: string
  status: SubscriptionStatus
  current: CurrentPeriod
  /** The last cycle that is written down, whatever its status; null for none. */
  last_index: number | null
  /** Scheduled cycles that the customer does without. */
  skipped: readonly number[]
  items: Terms['items']
  cancel_at_period_end: boolean
  pause_at_period_end: boolean
}

/** What one period costs: exact, since prices and pieces are whole numbers. @throws RangeError on part of a piece. */
export function periodAmount(items: Terms['items']): bigint {
  return items.reduce((sum, { unit_price_minor, quantity }) => sum + unit_price_minor * BigInt(quantity), 0n)
}

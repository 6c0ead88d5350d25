import { CityosError, type BillingCycleStatus, type SubscriptionStatus } from '@cityos/contracts'
import { anchorAt, unusedOf } from './change'
import { cycleAt, type PlannedCycle, type Rhythm } from './cycles'
import type { SubscriptionState } from './subscription'
import { nextSubscriptionStatus } from './subscription-status'

type When = 'now' | 'period_end'

/** What becomes of a subscription that rests or ends. */
export interface EndPlan {
  /** Null: it goes on until its period is over. */
  transition: 'pause' | 'cancel' | null
  pause_at_period_end: boolean
  cancel_at_period_end: boolean
  /** For the days that were paid for and not used. Minor units. */
  credit_minor: bigint
}

/**
 * Pauses when the period is over, or now with credit for the unused days. `today` is an ISO date in its zone.
 * @throws CityosError `illegal_transition` for one that is not active, or that is about to be canceled
 */
export function planPause(subscription: SubscriptionState, when: When, today: string): EndPlan {
  nextSubscriptionStatus(subscription, 'pause')
  if (subscription.cancel_at_period_end) refuse(subscription, 'is about to be canceled and cannot be paused')
  if (when === 'period_end') return endPlan({ pause_at_period_end: true })
  return endPlan({ transition: 'pause', credit_minor: unusedOf(subscription, today) })
}

/**
 * Ends when the period is over, or now, with or without credit for the unused days. What is paused has no period to wait
 * for, nor what is not paid and not tried any more. @throws CityosError `illegal_transition` for a draft, and for one
 * that has ended
 */
export function planCancel(
  subscription: SubscriptionState,
  when: When,
  { today, credit }: { today: string; credit: boolean },
): EndPlan {
  nextSubscriptionStatus(subscription, 'cancel')
  if (when === 'period_end' && !PERIODLESS.includes(subscription.status)) {
    return endPlan({ cancel_at_period_end: true })
  }
  // Pausing has given the credit already.
  const unused = credit && subscription.status !== 'paused' ? unusedOf(subscription, today) : 0n
  return endPlan({ transition: 'cancel', credit_minor: unused })
}

const PERIODLESS: readonly SubscriptionStatus[] = ['paused', 'unpaid']

const endPlan = (rest: Partial<EndPlan>): EndPlan => ({
  ...{ transition: null, pause_at_period_end: false, cancel_at_period_end: false, credit_minor: 0n },
  ...rest,
})

/** What a period's end means: the next cycle is billed, or there is none. */
export function atPeriodEnd(
  subscription: Pick<SubscriptionState, 'cancel_at_period_end' | 'pause_at_period_end'>,
): 'bill' | 'pause' | 'cancel' {
  if (subscription.cancel_at_period_end) return 'cancel'
  return subscription.pause_at_period_end ? 'pause' : 'bill'
}

/**
 * A new period today, anchored today, under a number behind every cycle there was; it is due at once.
 * @throws CityosError `illegal_transition` for one that is not paused
 */
export function planResume(
  subscription: SubscriptionState,
  today: string,
): { anchor_date: string; anchor_index: number; cycle: PlannedCycle } {
  nextSubscriptionStatus(subscription, 'resume')
  const anchor = anchorAt(subscription, today)
  return { ...anchor, cycle: cycleAt({ ...subscription, ...anchor }, anchor.anchor_index) }
}

/** A cycle as far as ends and skips look at it. */
export interface CycleState {
  index: number
  status: BillingCycleStatus
  due_at: Date
}

/**
 * The cycles that nobody is billed for once a subscription rests or ends: those that wait, and those that were refused.
 * One for which money may be on its way ends by itself.
 */
export function voidedByEnd(cycles: readonly CycleState[]): number[] {
  return cycles
    .filter(({ status }) => status === 'scheduled' || status === 'failed')
    .map(({ index }) => index)
}

/**
 * The cycle that goes without a delivery and without a bill: the first that is scheduled and not due yet. All others keep
 * their dates. Answers its number and the cycle that has to be there behind it, null where it is written down already.
 * @throws CityosError `illegal_transition` where no delivery is ahead
 */
export function planSkip(
  subscription: SubscriptionState,
  cycles: readonly CycleState[],
  now: Date,
): { index: number; next: PlannedCycle | null } {
  const { status } = subscription
  if ((status !== 'active' && status !== 'trialing') || atPeriodEnd(subscription) !== 'bill') {
    refuse(subscription, `is ${ending(subscription)} and has no delivery ahead that could be skipped`)
  }
  const ahead = cycles
    .filter((cycle) => cycle.status === 'scheduled' && cycle.due_at > now)
    .sort((a, b) => a.index - b.index)
  const [skipped, after] = ahead
  if (!skipped) return refuse(subscription, 'has no delivery ahead that could be skipped')
  const rhythm: Rhythm = subscription
  return { index: skipped.index, next: after ? null : cycleAt(rhythm, skipped.index + 1) }
}

const ending = (subscription: SubscriptionState) =>
  ({ bill: subscription.status, pause: 'about to be paused', cancel: 'about to be canceled' })[
    atPeriodEnd(subscription)
  ]

function refuse({ id }: SubscriptionState, why: string): never {
  throw new CityosError('illegal_transition', `The subscription ${id} ${why}.`)
}

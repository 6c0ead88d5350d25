import { prorate } from '@cityos/calendar'
import { CityosError } from '@cityos/contracts'
import { useCredit } from './credit'
import { cycleAt, type PlannedCycle, type Rhythm } from './cycles'
import { periodAmount, type SubscriptionState, type Terms } from './subscription'

/** What a change of plan or quantity comes to, to the minor unit, before anybody commits to it. */
export interface ChangePreview {
  /** ISO date from which the new terms hold. */
  effective_on: string
  /** What was paid for days that the old terms no longer have. */
  credit_minor: bigint
  /** What the new terms cost for the days that are charged now. */
  charge_minor: bigint
  /** Of the charge, what credit pays: the new one and what there was before. */
  credit_used_minor: bigint
  due_now_minor: bigint
  credit_left_minor: bigint
  /** The cycles that are scheduled are of the old rhythm: they are voided, and the new one's written down. */
  voids_scheduled: boolean
  /** The new anchor and the period that is under way from `effective_on` on. */
  anchor_date: string
  anchor_index: number
  /** Another interval begins a new period: its cycle, and null where the old one goes on. */
  new_cycle_index: number | null
  period: { starts_on: string; ends_on: string }
  /** When the next period begins that is charged in full, and what it costs; before credit. */
  next_on: string
  next_minor: bigint
}

export interface ChangeOptions {
  when: 'now' | 'period_end'
  /** ISO date in the subscription's zone. */
  today: string
  /** What credit there is before the change. */
  credit_minor: bigint
}

const CHANGEABLE = ['trialing', 'active']

/**
 * The amounts of a change. Now, the same interval keeps its anchor: the old terms are credited and the new ones charged
 * for the remaining days, today among them. Another interval begins a new period today: the unused days are credited and
 * the new period charged in full; so does one that was going to begin with the period's end, whatever the new terms say of
 * it. At the period's end nothing is prorated, and another interval has its anchor there.
 * In a trial nothing was paid, so nothing is credited or charged, and the anchor stays where the trial ends.
 * @throws CityosError `illegal_transition` for one that is neither trialing nor active
 */
export function previewChange(
  subscription: SubscriptionState,
  terms: Terms,
  { when, today, credit_minor: balance }: ChangeOptions,
): ChangePreview {
  assertChangeable(subscription)
  const { current } = subscription
  const same =
    terms.interval === subscription.interval &&
    terms.interval_count === subscription.interval_count &&
    !(when === 'now' && awaitsRhythm(subscription, today))
  const next_minor = periodAmount(terms.items)
  const rhythmFrom = (date: string): Rhythm => ({
    ...subscription,
    ...(same ? {} : { interval: terms.interval, interval_count: terms.interval_count }),
    ...(same ? {} : anchorAt(subscription, date)),
  })
  const answer = { voids_scheduled: !same, next_minor }

  if (when === 'period_end' || subscription.status === 'trialing') {
    const rhythm = rhythmFrom(current.ends_on)
    const next = nextBilled(subscription, rhythm)
    return {
      ...{ ...answer, ...NO_MONEY, credit_left_minor: balance, ...anchorOf(rhythm), new_cycle_index: null },
      ...{ effective_on: when === 'now' ? today : current.ends_on, next_on: next.starts_on },
      period: datesOf(when === 'now' ? current : next),
    }
  }

  // Once the period is over there are no days left to credit; what follows is billed under the new terms.
  const from = today < current.ends_on ? today : current.ends_on
  const rhythm = rhythmFrom(from)
  const started = same ? null : cycleAt(rhythm, rhythm.anchor_index)
  const credit_minor = unusedOf(subscription, from)
  const rest_minor = started ? next_minor : chargeFor(subscription, next_minor, from)
  // The cycle of what is left is also what says that the old terms are credited: it is there for as little as it may ask.
  const charge_minor = rest_minor === 0n && credit_minor > 0n ? 1n : rest_minor
  const { used_minor, due_minor, credit_left_minor } = useCredit(balance + credit_minor, charge_minor)
  return {
    ...{ ...answer, credit_minor, charge_minor, credit_used_minor: used_minor, due_now_minor: due_minor },
    ...{ credit_left_minor, ...anchorOf(rhythm), effective_on: from },
    new_cycle_index: started?.index ?? null,
    period: datesOf(started ?? current),
    next_on: started?.ends_on ?? nextBilled(subscription, rhythm).starts_on,
  }
}

const NO_MONEY = { credit_minor: 0n, charge_minor: 0n, credit_used_minor: 0n, due_now_minor: 0n }

/** The period that was paid for is of another rhythm than the subscription, whose cycles begin with its end. */
export function awaitsRhythm({ anchor_date, current }: SubscriptionState, today: string): boolean {
  return current.is_paid && anchor_date > today
}

/** The new terms for the days that are left. A period that was not paid is charged by its own cycle, and not here. */
function chargeFor({ current }: SubscriptionState, cost: bigint, from: string): bigint {
  return current.is_paid
    ? prorate(cost, from, current.whole_starts_on ?? current.starts_on, current.ends_on)
    : 0n
}

/** The first cycle behind the current period that nobody has skipped. */
function nextBilled({ current, skipped }: SubscriptionState, rhythm: Rhythm): PlannedCycle {
  let index = Math.max(rhythm.anchor_index, (current.index ?? -1) + 1)
  while (skipped.includes(index)) index++
  return cycleAt(rhythm, index)
}

/** What was paid for the days from a date on. Nothing for a period that was not paid, or is over. */
export function unusedOf({ current, items }: SubscriptionState, from: string): bigint {
  if (!current.is_paid || from >= current.ends_on) return 0n
  return prorate(periodAmount(items), from, current.starts_on, current.ends_on)
}

/** A new rhythm behind every cycle that was written down under the old one. */
export function anchorAt({ last_index }: SubscriptionState, date: string) {
  return { anchor_date: date, anchor_index: (last_index ?? -1) + 1 }
}

function assertChangeable({ id, status }: SubscriptionState): void {
  if (CHANGEABLE.includes(status)) return
  throw new CityosError(
    'illegal_transition',
    `The subscription ${id} is ${status} and cannot be changed: only one that is ${CHANGEABLE.join(' or ')} can.`,
  )
}

const anchorOf = ({ anchor_date, anchor_index }: Rhythm) => ({ anchor_date, anchor_index })
const datesOf = ({ starts_on, ends_on }: { starts_on: string; ends_on: string }) => ({ starts_on, ends_on })

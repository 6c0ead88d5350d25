import { localDateOf } from '@cityos/calendar'
import {
  CityosError,
  SUBSCRIPTION_EVENTS,
  type CancelOwnSubscription,
  type CancelSubscription,
  type PauseSubscription,
  type UpdateSubscription,
} from '@cityos/contracts'
import {
  planCancel,
  planPause,
  planResume,
  planSkip,
  voidedByEnd,
} from '../../../modules/subscription/domain/lifecycle'
import type { SubscriptionState } from '../../../modules/subscription/domain/subscription'
import { nextSubscriptionStatus } from '../../../modules/subscription/domain/subscription-status'
import type { CycleRow } from '../../../modules/subscription/store/cycles'
import type { SubscriptionPatch } from '../../../modules/subscription/store/subscriptions'
import { begin } from '../create/begin'
import type { Change, State } from './state'

type CancelOwn = CancelOwnSubscription & { credit?: undefined }

const GOES_ON = { cancel_at_period_end: false, pause_at_period_end: false }

/** A draft begins. @throws CityosError `illegal_transition`. */
export function decideActivate({ row }: State, now: Date): Change {
  const { patch, first } = begin(row, now)
  return { event: SUBSCRIPTION_EVENTS.begun, patch, adds: [first] }
}

/**
 * Ends a subscription, now or with its period.
 * @throws CityosError `illegal_transition`; `subscription_commitment_open` for a customer who has agreed to more cycles.
 */
export function decideCancel(
  state: State,
  now: Date,
  { when, credit = false, reason }: CancelSubscription | CancelOwn,
  byCustomer: boolean,
): Change {
  const { row, counts } = state
  const plan = planCancel(stateOf(state, now), when, { today: todayOf(state, now), credit })
  if (byCustomer && row.status !== 'trialing' && counts.paid < row.minimum_cycles) {
    throw new CityosError(
      'subscription_commitment_open',
      `The subscription ${row.id} ends after ${row.minimum_cycles} paid periods at the earliest: ${counts.paid} are.`,
    )
  }
  const { cancel_at_period_end, pause_at_period_end, credit_minor } = plan
  const patch = { cancel_at_period_end, pause_at_period_end, reason: reason ?? null }
  if (!plan.transition) return { event: SUBSCRIPTION_EVENTS.updated, patch, reason }
  if (credit) requireNoMoneyUnderWay(state, 'ended with credit')
  const status = nextSubscriptionStatus(row, plan.transition)
  return {
    event: SUBSCRIPTION_EVENTS.canceled,
    patch: { ...patch, status, canceled_at: now, paused_at: null },
    reason,
    voids: { ids: voided(state), why: 'canceled' },
    ...creditOf(credit_minor, 'cancel'),
  }
}

/** Rests, now or with the end of the period. @throws CityosError `illegal_transition`. */
export function decidePause(state: State, now: Date, { when, reason }: PauseSubscription): Change {
  const { row } = state
  const plan = planPause(stateOf(state, now), when, todayOf(state, now))
  const { cancel_at_period_end, pause_at_period_end, credit_minor } = plan
  const patch = { cancel_at_period_end, pause_at_period_end, reason: reason ?? null }
  if (!plan.transition) return { event: SUBSCRIPTION_EVENTS.updated, patch, reason }
  requireNoMoneyUnderWay(state, 'paused now')
  return {
    event: SUBSCRIPTION_EVENTS.paused,
    patch: { ...patch, status: nextSubscriptionStatus(row, plan.transition), paused_at: now },
    reason,
    voids: { ids: voided(state), why: 'paused' },
    ...creditOf(credit_minor, 'pause'),
  }
}

/**
 * Goes on: one that rests with a new period from today on, one that is going to rest or end as if nobody had said so.
 * @throws CityosError `illegal_transition`.
 */
export function decideResume(state: State, now: Date): Change {
  const { row } = state
  if (row.cancel_at_period_end || row.pause_at_period_end) {
    return { event: SUBSCRIPTION_EVENTS.updated, patch: { ...GOES_ON, reason: null } }
  }
  const { anchor_date, anchor_index, cycle } = planResume(stateOf(state, now), todayOf(state, now))
  return {
    event: SUBSCRIPTION_EVENTS.resumed,
    patch: {
      ...{ status: nextSubscriptionStatus(row, 'resume'), paused_at: null, reason: null },
      ...{ anchor_date, anchor_index, current_starts_on: cycle.starts_on, current_ends_on: cycle.ends_on },
    },
    adds: [cycle],
  }
}

/** The next cycle is not billed, the one after it is. @throws CityosError `illegal_transition`. */
export function decideSkip(state: State, now: Date): Change {
  const { index, next } = planSkip(stateOf(state, now), state.open, now)
  const ids = state.open.filter((cycle) => cycle.index === index).map(({ id }) => id)
  return {
    event: SUBSCRIPTION_EVENTS.updated,
    patch: {},
    voids: { ids, why: 'skipped' },
    adds: next ? [next] : [],
  }
}

/**
 * Where it goes, how it is paid, how much of it. With another method what is owed is tried again at once; what could not
 * be ordered is, whatever of it has changed. @throws CityosError `illegal_transition`, `not_found`.
 */
export function decideUpdate(
  { row, items, owed }: State,
  now: Date,
  { items: quantities, ...rest }: UpdateSubscription,
): Change {
  if (row.status === 'canceled') {
    throw new CityosError(
      'illegal_transition',
      `The subscription ${row.id} is canceled and cannot be changed.`,
    )
  }
  const stranger = quantities?.find(({ id }) => !items.some((item) => item.id === id))
  if (stranger) throw new CityosError('not_found', `There is no item ${stranger.id} of ${row.id}.`)
  const { payment_method_id: method, payment_provider_id: provider } = rest
  const isOther =
    method !== undefined && (method !== row.payment_method_id || provider !== row.payment_provider_id)
  const patch = { ...rest, ...(isOther && { method_changed_at: now }) } as SubscriptionPatch
  const [oldest] = owed.filter(({ blocked_at }) => isOther || blocked_at !== null)
  return { event: SUBSCRIPTION_EVENTS.updated, patch, quantities, retries: oldest ? [oldest.id] : [] }
}

/** Tries what is owed again at once. @throws CityosError `illegal_transition` where nothing is. */
export function decideRetry({ row, owed }: State): Change {
  const [oldest] = owed
  if (oldest) return { event: SUBSCRIPTION_EVENTS.updated, patch: {}, retries: [oldest.id] }
  throw new CityosError(
    'illegal_transition',
    `The subscription ${row.id} is ${row.status} and owes nothing that could be tried again now.`,
  )
}

/**
 * As the rules see it. What was paid is what the cycle says: pieces may be others since. Under way is the newest cycle of
 * today, also one that was given up or whose order people canceled: what an older one was paid for has been credited by whatever made the newer one
 * begin. Where today's was skipped, what is under way ends when the next one begins.
 */
export function stateOf({ row, open, canceled, owed, counts }: State, now: Date): SubscriptionState {
  const today = localDateOf(now, row.time_zone)
  const cycle = [...open, ...canceled, ...owed]
    .filter(({ starts_on, ends_on }) => starts_on <= today && today < ends_on)
    .reduce<CycleRow | undefined>((last, one) => (last && last.index > one.index ? last : one), undefined)
  const paid = cycle?.status === 'paid' ? cycle : undefined
  const { id, status, anchor_date, anchor_index, interval, interval_count, time_zone } = row
  const { cancel_at_period_end, pause_at_period_end } = row
  const trial =
    status === 'trialing' ? { starts_on: row.current_starts_on!, ends_on: row.trial_ends_on! } : null
  const next = open.find(({ status, starts_on }) => status === 'scheduled' && starts_on > today)
  const none = { starts_on: today, ends_on: next?.starts_on ?? today }
  const { starts_on, ends_on } = trial ?? cycle ?? none
  return {
    ...{ id, status, anchor_date, anchor_index, interval, interval_count, time_zone },
    ...{ cancel_at_period_end, pause_at_period_end, skipped: [] },
    last_index: counts.last_index < 0 ? null : counts.last_index,
    current: {
      ...{ index: cycle?.index ?? null, starts_on, ends_on, is_paid: paid !== undefined },
      // The row names the period under way, whatever rhythm its cycles are of by now.
      ...(paid?.kind === 'change' && { whole_starts_on: row.current_starts_on! }),
    },
    items: paid ? [{ unit_price_minor: paid.items_minor - paid.discount_minor, quantity: 1 }] : [],
  }
}

const todayOf = ({ row }: State, now: Date) => localDateOf(now, row.time_zone)

const voided = ({ open }: State): string[] => {
  const indexes = voidedByEnd(open)
  return open.filter(({ index }) => indexes.includes(index)).map(({ id }) => id)
}

const creditOf = (amount_minor: bigint, reason: 'pause' | 'cancel'): Pick<Change, 'credit'> =>
  amount_minor > 0n ? { credit: { amount_minor, reason } } : {}

/**
 * Money of it is not on its way: what came after the credit was reckoned would be credited to nobody. The caller has
 * locked it. @throws CityosError `illegal_transition`.
 */
function requireNoMoneyUnderWay({ row, open }: State, what: string): void {
  const busy = open.find(({ status }) => status === 'processing' || status === 'retrying')
  if (!busy) return
  throw new CityosError(
    'illegal_transition',
    `The subscription ${row.id} is not ${what} while its cycle ${busy.id} is ${busy.status}: its money may be on its way.`,
  )
}

import { daysBetween, localDateOf } from '@cityos/calendar'
import { beginning, cycleAt, type PlannedCycle } from '../../../modules/subscription/domain/cycles'
import { nextSubscriptionStatus } from '../../../modules/subscription/domain/subscription-status'
import type { NewSubscription, SubscriptionPatch } from '../../../modules/subscription/store/subscriptions'

interface Begun {
  patch: SubscriptionPatch & Pick<NewSubscription, 'status' | 'anchor_date'>
  first: PlannedCycle
}

/**
 * How a draft begins: with its trial, or with its first cycle. One whose first day is over begins today.
 * @throws CityosError `illegal_transition`.
 */
export function begin(draft: NewSubscription, now: Date): Begun {
  const today = localDateOf(now, draft.time_zone)
  const starts_on = draft.starts_on < today ? today : draft.starts_on
  const { anchor_date, trial_ends_on, transition } = beginning(
    starts_on,
    daysBetween(draft.starts_on, draft.anchor_date),
  )
  const first = cycleAt({ ...draft, anchor_date }, draft.anchor_index)
  return {
    patch: {
      ...{ status: nextSubscriptionStatus(draft, transition), begun_at: now },
      ...{ starts_on, anchor_date, trial_ends_on },
      current_starts_on: starts_on,
      current_ends_on: trial_ends_on ?? first.ends_on,
    },
    first,
  }
}

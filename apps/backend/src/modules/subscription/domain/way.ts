import type { BillingCycleStatus, SubscriptionStatus } from '@cityos/contracts'
import { CYCLE_TRANSITIONS, type CycleTransition } from './cycle-status'
import { SUBSCRIPTION_TRANSITIONS, type SubscriptionTransition } from './subscription-status'

/** The transitions that lead a cycle to where the facts say it is, first to last; null where none do. */
export function cycleWay(from: BillingCycleStatus, to: BillingCycleStatus): CycleTransition[] | null {
  return shortest(CYCLE_TRANSITIONS, from, to)
}

/** The same for a subscription. */
export function subscriptionWay(
  from: SubscriptionStatus,
  to: SubscriptionStatus,
): SubscriptionTransition[] | null {
  return shortest(SUBSCRIPTION_TRANSITIONS, from, to)
}

function shortest<Status extends string, Verb extends string>(
  table: Record<Verb, { from: readonly Status[]; to: Status }>,
  from: Status,
  to: Status,
): Verb[] | null {
  const ways = new Map<Status, Verb[]>([[from, []]])
  for (const [status, way] of ways) {
    if (status === to) return way
    // A map is walked in the order of its entries, those that are added on the way too: nearest first.
    for (const verb of Object.keys(table) as Verb[]) {
      const next = table[verb]
      if (next.from.includes(status) && !ways.has(next.to)) ways.set(next.to, [...way, verb])
    }
  }
  return null
}

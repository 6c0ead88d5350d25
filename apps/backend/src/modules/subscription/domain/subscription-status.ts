import { CityosError, type SubscriptionStatus } from '@cityos/contracts'

interface Transition {
  from: readonly SubscriptionStatus[]
  to: SubscriptionStatus
}

/** The life of a subscription. What owes money is not paused: it is paid, or it ends. */
export const SUBSCRIPTION_TRANSITIONS = {
  begin_trial: { from: ['draft'], to: 'trialing' },
  /** At once, or when the trial is over: before its first cycle is charged. */
  activate: { from: ['draft', 'trialing'], to: 'active' },
  fall_due: { from: ['active'], to: 'past_due' },
  recover: { from: ['past_due', 'unpaid'], to: 'active' },
  give_up: { from: ['past_due'], to: 'unpaid' },
  pause: { from: ['active'], to: 'paused' },
  resume: { from: ['paused'], to: 'active' },
  cancel: { from: ['trialing', 'active', 'past_due', 'paused', 'unpaid'], to: 'canceled' },
  /** The money for want of which it was canceled had come after all: its news was late. */
  reinstate: { from: ['canceled'], to: 'active' },
} as const satisfies Record<string, Transition>

export type SubscriptionTransition = keyof typeof SUBSCRIPTION_TRANSITIONS

/** The status after a transition. @throws CityosError `illegal_transition` naming both states. */
export function nextSubscriptionStatus(
  subscription: { id: string; status: SubscriptionStatus },
  transition: SubscriptionTransition,
): SubscriptionStatus {
  const { from, to }: Transition = SUBSCRIPTION_TRANSITIONS[transition]
  if (from.includes(subscription.status)) return to
  throw new CityosError(
    'illegal_transition',
    `The subscription ${subscription.id} is ${subscription.status} and cannot become ${to}: only one that is ${from.join(' or ')} can.`,
  )
}

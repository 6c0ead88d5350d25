import { CityosError, type PayoutStatus } from '@cityos/contracts'

interface Transition {
  from: readonly PayoutStatus[]
  to: PayoutStatus
}

/**
 * The life of a payout. Nobody leaves `processing` before it is known what the provider did: so nothing is paid twice.
 * What ends without money having left, or with money that came back, is the vendor's again and goes into a new payout.
 */
export const PAYOUT_TRANSITIONS = {
  send: { from: ['pending'], to: 'processing' },
  /** The provider has said no and another attempt follows. */
  retry_later: { from: ['processing'], to: 'pending' },
  /** The provider has said no for the last time, or no attempt would do. */
  give_up: { from: ['processing'], to: 'held' },
  accept: { from: ['processing'], to: 'in_transit' },
  pay: { from: ['processing', 'in_transit'], to: 'paid' },
  /** The provider took it and could not deliver it. */
  fail: { from: ['processing', 'in_transit'], to: 'failed' },
  /** The bank refused what had been paid to it, and the provider tries again. */
  bounce: { from: ['paid'], to: 'in_transit' },
  return: { from: ['paid'], to: 'returned' },
  hold: { from: ['pending'], to: 'held' },
  release: { from: ['held'], to: 'pending' },
  cancel: { from: ['pending', 'held'], to: 'canceled' },
} as const satisfies Record<string, Transition>

export type PayoutTransition = keyof typeof PAYOUT_TRANSITIONS

/** The status after a transition. @throws CityosError `illegal_transition` naming both states. */
export function nextPayoutStatus(
  payout: { id: string; status: PayoutStatus },
  transition: PayoutTransition,
): PayoutStatus {
  const { from, to }: Transition = PAYOUT_TRANSITIONS[transition]
  if (from.includes(payout.status)) return to
  throw new CityosError(
    'illegal_transition',
    `The payout ${payout.id} is ${payout.status} and cannot become ${to}: only one that is ${from.join(' or ')} can.`,
  )
}

/** What each transition does to the money; the others move none. */
export const MONEY_OF: Partial<
  Record<PayoutTransition, 'payout_paid' | 'payout_failed' | 'payout_reversed' | 'unpaid'>
> = {
  pay: 'payout_paid',
  fail: 'payout_failed',
  cancel: 'payout_failed',
  return: 'payout_reversed',
  bounce: 'unpaid',
}

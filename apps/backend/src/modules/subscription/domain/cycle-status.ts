import { CityosError, type BillingCycleStatus } from '@cityos/contracts'

interface Transition {
  from: readonly BillingCycleStatus[]
  to: BillingCycleStatus
}

/**
 * The life of a billing cycle. Nobody voids or writes off one for which money may be on its way: `processing` and
 * `retrying` end when it is known what the provider did.
 */
export const CYCLE_TRANSITIONS = {
  claim: { from: ['scheduled'], to: 'processing' },
  /** Whoever had claimed it is gone, and had asked nobody for money. */
  release: { from: ['processing'], to: 'scheduled' },
  fail: { from: ['processing', 'retrying'], to: 'failed' },
  retry: { from: ['failed', 'uncollectible'], to: 'retrying' },
  /** Also when the news of the money is late: what was paid is paid. */
  pay: { from: ['processing', 'retrying', 'failed', 'uncollectible'], to: 'paid' },
  write_off: { from: ['failed', 'retrying'], to: 'uncollectible' },
  void: { from: ['scheduled', 'failed'], to: 'void' },
  /** It was void because an earlier one was not paid, and that one had been. */
  restore: { from: ['void'], to: 'scheduled' },
} as const satisfies Record<string, Transition>

export type CycleTransition = keyof typeof CYCLE_TRANSITIONS

/** The status after a transition. @throws CityosError `illegal_transition` naming both states. */
export function nextCycleStatus(
  cycle: { id: string; status: BillingCycleStatus },
  transition: CycleTransition,
): BillingCycleStatus {
  const { from, to }: Transition = CYCLE_TRANSITIONS[transition]
  if (from.includes(cycle.status)) return to
  throw new CityosError(
    'illegal_transition',
    `The billing cycle ${cycle.id} is ${cycle.status} and cannot become ${to}: only one that is ${from.join(' or ')} can.`,
  )
}

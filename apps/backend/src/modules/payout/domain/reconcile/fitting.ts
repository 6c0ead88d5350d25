import type { PayoutStatus } from '@cityos/contracts'
import type { TheirTransfer } from './sides'

type Fit = TheirTransfer['status'] | 'none'

/** Money that left and has not come back. */
export const isLive = ({ status }: Pick<TheirTransfer, 'status'>): boolean =>
  status === 'in_transit' || status === 'paid'

const NEVER_LEFT: readonly Fit[] = ['none', 'failed', 'returned']

/** What a provider may say of a payout in each state. While one is `processing` nobody knows, and that is no error. */
const FITTING: Readonly<Record<PayoutStatus, readonly Fit[]>> = {
  pending: NEVER_LEFT,
  held: NEVER_LEFT,
  canceled: NEVER_LEFT,
  failed: NEVER_LEFT,
  processing: ['none', 'in_transit', 'paid', 'failed', 'returned'],
  in_transit: ['in_transit'],
  paid: ['paid'],
  returned: ['returned', 'failed'],
}

/** Whether the provider has to know of a payout in this state. */
export const isKnownThere = (status: PayoutStatus): boolean => !FITTING[status].includes('none')

/**
 * Whether what both say of the state goes together. A provider that does not tell when money arrives says `in_transit`
 * of what is paid.
 */
export function fits(ours: PayoutStatus, theirs: TheirTransfer['status'], tellsArrival: boolean): boolean {
  if (ours === 'paid' && theirs === 'in_transit') return !tellsArrival
  return FITTING[ours].includes(theirs)
}

import type { PayoutMethod, PayoutStatus } from '@cityos/contracts'

/** Those whose provider can take a part of a transfer back; elsewhere a debt is taken off the next payouts. */
export const REVERSIBLE_METHODS: readonly PayoutMethod[] = ['stripe_connect', 'sandbox']

/** A payout of which a part may be taken back. Minor units. */
export interface PaidPayout {
  payout_id: string
  /** What of it nobody has taken back, or is about to. */
  left_minor: bigint
}

/**
 * Which payouts a debt is taken back from: in the order in which they are given, never more of one than is left of it.
 * What none of them holds stays owed. @throws RangeError on a debt of nothing.
 */
export function planClawBack(
  owedMinor: bigint,
  payouts: readonly PaidPayout[],
): { payout_id: string; amount_minor: bigint }[] {
  if (owedMinor <= 0n) throw new RangeError(`Nobody takes ${owedMinor} back.`)
  let rest = owedMinor
  return payouts.flatMap(({ payout_id, left_minor }) => {
    const amount_minor = rest < left_minor ? rest : left_minor
    if (amount_minor <= 0n) return []
    rest -= amount_minor
    return [{ payout_id, amount_minor }]
  })
}

/** What is done with a reversal whose turn has come, before it is sent for the first time. */
export type ReversalTurn =
  | { kind: 'send'; amount_minor: bigint }
  /** Nobody knows yet whether the payout will arrive. */
  | { kind: 'wait' }
  | { kind: 'cancel'; reason: 'payout_not_paid' | 'nothing_owed' }

const NOT_YET: readonly PayoutStatus[] = ['pending', 'held', 'processing']
const ARRIVING: readonly PayoutStatus[] = ['in_transit', 'paid']

/**
 * Takes back what is still owed and no more: the debt may have been paid since. Of a payout that came to nothing the
 * money is the vendor's again, and pays the debt before the next payout. `owed_minor` is without what is on its way back.
 */
export function reversalTurn(
  reversal: { amount_minor: bigint },
  payout: { status: PayoutStatus },
  owedMinor: bigint,
): ReversalTurn {
  if (owedMinor <= 0n) return { kind: 'cancel', reason: 'nothing_owed' }
  if (NOT_YET.includes(payout.status)) return { kind: 'wait' }
  if (!ARRIVING.includes(payout.status)) return { kind: 'cancel', reason: 'payout_not_paid' }
  const { amount_minor } = reversal
  return { kind: 'send', amount_minor: owedMinor < amount_minor ? owedMinor : amount_minor }
}

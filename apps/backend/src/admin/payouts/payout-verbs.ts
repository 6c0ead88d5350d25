import type { Payout, PayoutMethod, PayoutStatus, Permission } from '@cityos/contracts'

/** What somebody does with a payout, by the name of its route. */
export type PayoutVerb = 'hold' | 'release' | 'cancel' | 'mark-paid' | 'take-back'

interface Verb {
  /** The states in which it is possible, as the server's table of transitions has it. */
  from: readonly PayoutStatus[]
  permission: Permission
  /** Where a provider says whether money has arrived, people do not. */
  byHand?: boolean
  danger?: boolean
}

/** Nobody decides about one that is just being sent: sending it again could pay it twice. */
export const PAYOUT_VERBS: Record<PayoutVerb, Verb> = {
  release: { from: ['held'], permission: 'payout:retry' },
  'mark-paid': { from: ['in_transit'], permission: 'payout:update', byHand: true },
  hold: { from: ['pending'], permission: 'payout:update' },
  cancel: { from: ['pending', 'held'], permission: 'payout:cancel', danger: true },
  'take-back': { from: ['in_transit', 'paid'], permission: 'payout:update', byHand: true, danger: true },
}

const BY_HAND: readonly PayoutMethod[] = ['manual', 'bank_transfer']

/** Of one of which nobody has known for long, people say what they have found out: whoever pays it. */
const FOUND_OUT: readonly PayoutVerb[] = ['mark-paid', 'take-back']

/** What can be done with a payout now, by somebody who may. */
export function verbsOf(
  { status, method, reasons }: Pick<Payout, 'status' | 'method' | 'reasons'>,
  may: (permission: Permission) => boolean,
): PayoutVerb[] {
  return (Object.keys(PAYOUT_VERBS) as PayoutVerb[]).filter((name) => {
    const { from, permission, byHand } = PAYOUT_VERBS[name]
    const isUnknown = reasons.includes('outcome_unknown')
    if (status === 'processing') return isUnknown && FOUND_OUT.includes(name) && may(permission)
    return from.includes(status) && (!byHand || isUnknown || BY_HAND.includes(method)) && may(permission)
  })
}

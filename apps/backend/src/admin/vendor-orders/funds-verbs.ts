import type { VendorOrder } from '@cityos/contracts'

export type FundsVerb = 'hold' | 'resume' | 'release'

/** Where the money of a vendor order is: `none` was captured or is left, `waiting` for its hold to be over. */
export type FundsState = 'none' | 'waiting' | 'held' | 'reserve' | 'released' | 'closed'

type Funds = Pick<
  VendorOrder,
  'status' | 'captured_minor' | 'refunded_minor' | 'released_at' | 'reserve_until' | 'funds_held_at'
>

export function fundsStateOf(order: Funds): FundsState {
  if (order.funds_held_at) return 'held'
  if (order.status === 'rejected' || order.status === 'canceled') return 'closed'
  if (order.captured_minor - order.refunded_minor <= 0) return 'none'
  if (!order.released_at) return 'waiting'
  return order.reserve_until ? 'reserve' : 'released'
}

const VERBS: Record<FundsState, readonly FundsVerb[]> = {
  none: ['hold'],
  waiting: ['hold', 'release'],
  held: ['resume'],
  reserve: ['hold', 'release'],
  released: [],
  closed: [],
}

/** What can be decided about the money of a vendor order now. */
export const fundsVerbs = (order: Funds): readonly FundsVerb[] => VERBS[fundsStateOf(order)]

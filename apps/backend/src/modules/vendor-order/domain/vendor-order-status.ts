import { CityosError, type VendorOrderStatus } from '@cityos/contracts'

interface Transition {
  from: readonly VendorOrderStatus[]
  to: VendorOrderStatus
}

/**
 * The life of a vendor order. What has been shipped, even in part, is no longer canceled: it comes back as a return.
 * Shipping what was not accepted accepts it. A piece that is added by an edit, exchange or claim opens it again.
 */
export const VENDOR_ORDER_TRANSITIONS = {
  accept: { from: ['pending'], to: 'accepted' },
  reject: { from: ['pending'], to: 'rejected' },
  cancel: { from: ['pending', 'accepted'], to: 'canceled' },
  ship_part: { from: ['pending', 'accepted'], to: 'partially_shipped' },
  ship: { from: ['pending', 'accepted', 'partially_shipped'], to: 'shipped' },
  deliver: { from: ['shipped'], to: 'delivered' },
  complete: { from: ['delivered'], to: 'completed' },
  reopen: { from: ['shipped', 'delivered', 'completed'], to: 'partially_shipped' },
} as const satisfies Record<string, Transition>

export type VendorOrderTransition = keyof typeof VENDOR_ORDER_TRANSITIONS

/** The status after a transition. @throws CityosError `illegal_transition` naming both states. */
export function nextVendorOrderStatus(
  order: { id: string; status: VendorOrderStatus },
  transition: VendorOrderTransition,
): VendorOrderStatus {
  const { from, to }: Transition = VENDOR_ORDER_TRANSITIONS[transition]
  if (from.includes(order.status)) return to
  throw new CityosError(
    'illegal_transition',
    `The vendor order ${order.id} is ${order.status} and cannot become ${to}: only one that is ${from.join(' or ')} can.`,
  )
}

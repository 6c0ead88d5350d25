import type { VendorOrderStatus } from '@cityos/contracts'
import { VENDOR_ORDER_TRANSITIONS, type VendorOrderTransition } from './vendor-order-status'

/** How far the pieces of a vendor order are, in Medusa. */
export interface Progress {
  status: VendorOrderStatus
  order_canceled: boolean
  pieces: number
  shipped: number
  delivered: number
}

/** The transitions that bring a vendor order to where its pieces are, first to last; none for one that is there. */
export function transitionsTo(progress: Progress): VendorOrderTransition[] {
  let { status } = progress
  const taken: VendorOrderTransition[] = []
  for (const verb of wanted(progress)) {
    const { from, to }: { from: readonly VendorOrderStatus[]; to: VendorOrderStatus } =
      VENDOR_ORDER_TRANSITIONS[verb]
    if (!from.includes(status)) continue
    taken.push(verb)
    status = to
  }
  return taken
}

function wanted({ status, order_canceled, pieces, shipped, delivered }: Progress): VendorOrderTransition[] {
  if (order_canceled) return ['cancel']
  if (pieces > 0 && delivered >= pieces) return ['ship', 'deliver']
  if (pieces > 0 && shipped >= pieces) return status === 'shipped' ? [] : ['reopen', 'ship']
  return shipped > 0 ? ['ship_part', 'reopen'] : []
}

import type { VendorOrder } from '@cityos/contracts'

export type MoneyVerb = 'capture' | 'refund'

/** What can still be taken of a vendor order, and given back: minor units, at least nothing. */
export function openOf({
  status,
  total_minor,
  captured_minor,
  refunded_minor,
}: Pick<VendorOrder, 'status' | 'total_minor' | 'captured_minor' | 'refunded_minor'>): Record<
  MoneyVerb,
  number
> {
  const isClosed = status === 'rejected' || status === 'canceled'
  return {
    capture: isClosed ? 0 : Math.max(total_minor - captured_minor, 0),
    refund: Math.max(captured_minor - refunded_minor, 0),
  }
}

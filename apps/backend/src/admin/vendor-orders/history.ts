import type { VendorOrderDetail } from '@cityos/contracts'

export interface Happened {
  at: string
  what:
    'placed' | 'accepted' | 'packed' | 'unpacked' | 'sent' | 'arrived' | 'completed' | 'rejected' | 'canceled'
  /** The parcel that it happened to, counted from 1. */
  parcel?: number
  reason?: string | null
}

/** What has become of a vendor order and its parcels, the newest first. */
export function historyOf(order: VendorOrderDetail): Happened[] {
  const closed = order.status === 'rejected' ? 'rejected' : 'canceled'
  const own: [string | null, Happened['what'], string | null][] = [
    [order.placed_at, 'placed', null],
    [order.accepted_at, 'accepted', null],
    [order.completed_at, 'completed', null],
    [order.closed_at, closed, order.reason],
  ]
  const parcels = order.fulfillments.flatMap((one, index) =>
    (
      [
        [one.packed_at, 'packed'],
        [one.shipped_at, 'sent'],
        [one.delivered_at, 'arrived'],
        [one.canceled_at, 'unpacked'],
      ] as const
    ).map(([at, what]) => ({ at, what, parcel: index + 1 })),
  )
  return [...own.map(([at, what, reason]) => ({ at, what, reason })), ...parcels]
    .flatMap(({ at, ...rest }): Happened[] => (at === null ? [] : [{ at, ...rest }]))
    .sort((a, b) => b.at.localeCompare(a.at))
}

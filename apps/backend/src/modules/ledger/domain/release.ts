import { applyRate } from '@cityos/money'
import { Entries } from './entries'
import type { NewPosting } from './transaction'

/** A vendor order whose hold is over, and what of it is still pending. */
export interface OrderToRelease {
  vendor_order_id: string
  vendor_id: string
  currency_code: string
  pending_minor: bigint
  /** What stays in reserve of it, in basis points; half a minor unit is rounded up. */
  reserve_bps: number
}

/** The hold of a delivered order is over: its money becomes available, less the reserve. No postings where there is none. */
export function release(order: OrderToRelease): {
  reserve_minor: bigint
  available_minor: bigint
  postings: NewPosting[]
} {
  const { vendor_id, vendor_order_id, pending_minor } = order
  const reserve_minor = applyRate(pending_minor, order.reserve_bps, 'half_up')
  const available_minor = pending_minor - reserve_minor
  const postings = new Entries(order.currency_code)
    .vendor(vendor_id, 'pending', -pending_minor, vendor_order_id)
    .vendor(vendor_id, 'reserve', reserve_minor, vendor_order_id)
    .vendor(vendor_id, 'available', available_minor, vendor_order_id)
    .list()
  return { reserve_minor, available_minor, postings }
}

/** The time of the reserve is over too. No postings where nothing is left of it. */
export function reserveRelease(order: {
  vendor_order_id: string
  vendor_id: string
  currency_code: string
  reserve_minor: bigint
}): { postings: NewPosting[] } {
  const { vendor_id, vendor_order_id, reserve_minor } = order
  const postings = new Entries(order.currency_code)
    .vendor(vendor_id, 'reserve', -reserve_minor, vendor_order_id)
    .vendor(vendor_id, 'available', reserve_minor, vendor_order_id)
    .list()
  return { postings }
}

import { Entries } from './entries'
import {
  returnFees,
  shareRefund,
  takeFromVendor,
  type OrderToRefund,
  type RefundCommission,
  type RefundedShare,
} from './refund'
import type { NewPosting } from './transaction'
import { give } from './waterfall'

/**
 * A bank took money back and nobody has decided yet: what the vendor would bear is held in `disputes`, which stands for
 * what the marketplace would bear of it. @throws CityosError `refund_exceeds_share`
 */
export function disputeOpened(input: {
  currency_code: string
  amount_minor: bigint
  refund_commission: RefundCommission
  order: OrderToRefund
}): { share: RefundedShare; postings: NewPosting[] } {
  const { order, currency_code, amount_minor } = input
  const share = shareRefund(order, amount_minor, input.refund_commission)
  const entries = new Entries(currency_code)
    .platform('clearing', amount_minor, order.vendor_order_id)
    .platform('disputes', share.vendor_minor - amount_minor, order.vendor_order_id)
  takeFromVendor(entries, share, order.money)
  return { share, postings: entries.list() }
}

/** How far the money of a vendor order had got when the dispute ended. */
export type HeldUntil = 'released' | 'reserve_released' | 'held'

/**
 * The money came back. The vendor gets it where it was taken from, as far as that still holds money of the order: what
 * has been released meanwhile is available, and a debt is paid before anything else.
 */
export function disputeWon(input: {
  currency_code: string
  opened: RefundedShare
  stage: HeldUntil
  /** What the vendor owes now: nothing, or below it. */
  receivable_minor: bigint
}): { postings: NewPosting[] } {
  const { opened, currency_code, stage, receivable_minor } = input
  const { vendor_id, vendor_order_id: id, vendor_minor, amount_minor, taken } = opened
  const entries = new Entries(currency_code)
    .platform('clearing', -amount_minor, id)
    .platform('disputes', amount_minor - vendor_minor, id)
  if (vendor_minor < 0n) return { postings: entries.vendor(vendor_id, 'receivable', vendor_minor, id).list() }
  const pending = stage === 'held' ? taken.pending_minor : 0n
  const reserve = stage === 'reserve_released' ? 0n : taken.reserve_minor
  entries.vendor(vendor_id, 'pending', pending, id).vendor(vendor_id, 'reserve', reserve, id)
  give(entries, vendor_id, vendor_minor - pending - reserve, receivable_minor, id)
  return { postings: entries.list() }
}

/** The money stays away: the fees go back that a refund would have given back. */
export function disputeLost(input: { currency_code: string; opened: RefundedShare }): {
  postings: NewPosting[]
} {
  const { opened, currency_code } = input
  const entries = new Entries(currency_code)
  entries.platform('disputes', opened.amount_minor - opened.vendor_minor, opened.vendor_order_id)
  returnFees(entries, opened)
  return { postings: entries.list() }
}

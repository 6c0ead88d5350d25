import { Entries } from './entries'
import { feesBeyond, type OrderTerms, type Share } from './fees'
import {
  returnedBetween,
  returnFees,
  shareRefund,
  takeFromVendor,
  type OrderToRefund,
  type RefundCommission,
  type RefundedShare,
} from './refund'
import type { NewPosting } from './transaction'
import { give, least } from './waterfall'

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
 * has been released meanwhile is available, and a debt is paid before anything else. What was given back meanwhile was
 * rounded behind this dispute, and an edit may have changed what is charged: `order` is how it stands, so that in the
 * end its fees are those of one that had no dispute.
 */
export function disputeWon(input: {
  currency_code: string
  opened: RefundedShare
  stage: HeldUntil
  /** What the vendor owes now: nothing, or below it. */
  receivable_minor: bigint
  order?: OrderTerms & { refunded_minor: bigint; refund_commission: RefundCommission }
}): { postings: NewPosting[] } {
  const { opened, currency_code, stage, receivable_minor, order } = input
  const { vendor_id, vendor_order_id: id, amount_minor, taken } = opened
  const share = order ? sharedAnew(opened, order) : opened
  const { vendor_minor } = share
  const entries = new Entries(currency_code)
    .platform('clearing', -amount_minor, id)
    .platform('disputes', amount_minor - opened.vendor_minor, id)
    .fees(feesBeyond(share, opened), id)
  if (vendor_minor < 0n) return { postings: entries.vendor(vendor_id, 'receivable', vendor_minor, id).list() }
  const more = vendor_minor > opened.vendor_minor ? vendor_minor - opened.vendor_minor : 0n
  const pending = least(stage === 'held' ? taken.pending_minor + more : 0n, vendor_minor)
  const reserve = least(stage === 'reserve_released' ? 0n : taken.reserve_minor, vendor_minor - pending)
  entries.vendor(vendor_id, 'pending', pending, id).vendor(vendor_id, 'reserve', reserve, id)
  give(entries, vendor_id, vendor_minor - pending - reserve, receivable_minor, id)
  return { postings: entries.list() }
}

/** What the last money that went back of an order bears, as the order is now. */
function sharedAnew(
  { amount_minor }: RefundedShare,
  order: OrderTerms & { refunded_minor: bigint; refund_commission: RefundCommission },
): Share {
  const { refunded_minor, refund_commission } = order
  return returnedBetween(order, refunded_minor - amount_minor, refunded_minor, refund_commission)
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

/** What a bank took back beyond what any vendor order still held: the marketplace's own loss, until it is decided. */
export function disputedBeyond(
  kind: 'dispute_opened' | 'dispute_won' | 'dispute_lost',
  currencyCode: string,
  amountMinor: bigint,
): { postings: NewPosting[] } {
  const entries = new Entries(currencyCode)
  if (kind === 'dispute_opened') entries.platform('clearing', amountMinor).platform('disputes', -amountMinor)
  if (kind === 'dispute_won') entries.platform('clearing', -amountMinor).platform('disputes', amountMinor)
  if (kind === 'dispute_lost')
    entries.platform('disputes', amountMinor).platform('commission_revenue', -amountMinor)
  return { postings: entries.list() }
}

/** The bank's charge for a dispute is the marketplace's cost; below nothing it was given back. */
export function disputeFee(currencyCode: string, amountMinor: bigint): { postings: NewPosting[] } {
  const entries = new Entries(currencyCode)
    .platform('clearing', amountMinor)
    .platform('commission_revenue', -amountMinor)
  return { postings: entries.list() }
}

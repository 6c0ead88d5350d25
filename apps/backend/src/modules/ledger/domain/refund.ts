import { CityosError } from '@cityos/contracts'
import { Entries } from './entries'
import { feesBeyond, shareBetween, type Fees, type OrderTerms, type Share } from './fees'
import type { NewPosting } from './transaction'
import { debit, give, NOTHING_TAKEN, take, type Taken, type VendorMoney } from './waterfall'

/** Money that leaves one vendor order again: a refund, or what a bank takes back. */
export interface OrderToRefund extends OrderTerms {
  captured_minor: bigint
  /** What has gone back before, to the shopper or to a bank. */
  refunded_minor: bigint
  money: VendorMoney
}

/** Whether the marketplace gives its commission back with the money it was taken of. */
export type RefundCommission = 'proportional' | 'keep'

export interface RefundedShare extends Share {
  vendor_order_id: string
  vendor_id: string
  amount_minor: bigint
  /** Where the vendor's part came from. */
  taken: Taken
}

/**
 * What each side bears of money that goes back: fees return as they were taken, so that an order that is given back
 * whole leaves nothing, and the vendor's part is taken from the order's pending, its reserve, what is available, and
 * is owed for the rest. @throws CityosError `refund_exceeds_share`
 */
export function shareRefund(
  order: OrderToRefund,
  amountMinor: bigint,
  refundCommission: RefundCommission,
): RefundedShare {
  const { refunded_minor, captured_minor, vendor_order_id, vendor_id } = order
  const left = captured_minor - refunded_minor
  if (amountMinor <= 0n) throw new RangeError(`A refund is of more than ${amountMinor}.`)
  if (amountMinor > left) {
    throw new CityosError(
      'refund_exceeds_share',
      `${amountMinor} is to be refunded of ${vendor_order_id}, and ${left} is left of it.`,
    )
  }
  const share = returnedBetween(order, refunded_minor, refunded_minor + amountMinor, refundCommission)
  const taken = share.vendor_minor > 0n ? take(share.vendor_minor, order.money) : NOTHING_TAKEN
  return { vendor_order_id, vendor_id, amount_minor: amountMinor, ...share, taken }
}

/** What each side bears of the money that went back between two marks, counted from the first that did. */
export function returnedBetween(
  order: OrderTerms,
  fromMinor: bigint,
  toMinor: bigint,
  refundCommission: RefundCommission,
): Share {
  const share = shareBetween(order, fromMinor, toMinor)
  return refundCommission === 'keep' ? withoutCommission(share) : share
}

const withoutCommission = (share: Share): Share => ({
  commission_minor: 0n,
  commission_tax_minor: 0n,
  tax_minor: share.tax_minor,
  vendor_minor: share.vendor_minor + share.commission_minor + share.commission_tax_minor,
})

/** Money went back to the shopper, of one vendor order. @throws CityosError `refund_exceeds_share` */
export function refund(input: {
  currency_code: string
  amount_minor: bigint
  refund_commission: RefundCommission
  order: OrderToRefund
}): { share: RefundedShare; postings: NewPosting[] } {
  const { order, currency_code, amount_minor } = input
  const share = shareRefund(order, amount_minor, input.refund_commission)
  const entries = new Entries(currency_code).platform('clearing', amount_minor, order.vendor_order_id)
  returnFees(entries, share)
  takeFromVendor(entries, share, order.money)
  return { share, postings: entries.list() }
}

/**
 * What went back beyond what any vendor order still held, because a bank had taken it before: the marketplace's own
 * loss.
 */
export function refundedBeyond(currencyCode: string, amountMinor: bigint): { postings: NewPosting[] } {
  const entries = new Entries(currencyCode)
    .platform('clearing', amountMinor)
    .platform('commission_revenue', -amountMinor)
  return { postings: entries.list() }
}

const NO_FEES: Fees = { commission_minor: 0n, commission_tax_minor: 0n, tax_minor: 0n }

/** Takes the fees back that were credited. */
export function returnFees(entries: Entries, share: Share & { vendor_order_id: string }): void {
  entries.fees(feesBeyond(NO_FEES, share), share.vendor_order_id)
}

/** Debits the vendor; where rounding or a minimum commission leaves a part below nothing, credits it. */
export function takeFromVendor(entries: Entries, share: RefundedShare, money: VendorMoney): void {
  const { vendor_id, vendor_order_id, vendor_minor } = share
  if (vendor_minor < 0n) give(entries, vendor_id, -vendor_minor, money.receivable_minor, vendor_order_id)
  else debit(entries, vendor_id, share.taken, vendor_order_id)
}

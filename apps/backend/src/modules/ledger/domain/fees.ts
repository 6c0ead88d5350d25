import { divideRounded } from '@cityos/money'

/** What a vendor order costs in all, and what of it is not the vendor's. Minor units. */
export interface OrderTerms {
  vendor_order_id: string
  vendor_id: string
  /** What the shopper pays for it, with tax and shipping. */
  gross_minor: bigint
  commission_minor: bigint
  commission_tax_minor: bigint
  /** The sales tax that the marketplace withholds; nothing where the vendor pays it. */
  tax_minor: bigint
}

/** What a part of an order's money consists of: the four sum to it. `vendor_minor` may be below nothing. */
export interface Share {
  commission_minor: bigint
  commission_tax_minor: bigint
  tax_minor: bigint
  vendor_minor: bigint
}

/** What is not the vendor's of an order's money. Minor units. */
export type Fees = Omit<Share, 'vendor_minor'>

/** By how much fees are more than others. */
export function feesBeyond(fees: Fees, others: Fees): Fees {
  return {
    commission_minor: fees.commission_minor - others.commission_minor,
    commission_tax_minor: fees.commission_tax_minor - others.commission_tax_minor,
    tax_minor: fees.tax_minor - others.tax_minor,
  }
}

/**
 * What of an order's fees falls on the money between two marks, counted from the order's first minor unit: each fee so
 * far is half_up(fee × money ÷ gross), so however often money is captured or given back in parts, all of it bears
 * exactly the whole fee.
 */
export function shareBetween(order: OrderTerms, fromMinor: bigint, toMinor: bigint): Share {
  const between = (fee: bigint) =>
    soFar(fee, toMinor, order.gross_minor) - soFar(fee, fromMinor, order.gross_minor)
  const commission_minor = between(order.commission_minor)
  const commission_tax_minor = between(order.commission_tax_minor)
  const tax_minor = between(order.tax_minor)
  const vendor_minor = toMinor - fromMinor - commission_minor - commission_tax_minor - tax_minor
  return { commission_minor, commission_tax_minor, tax_minor, vendor_minor }
}

const soFar = (fee: bigint, money: bigint, gross: bigint) =>
  gross === 0n ? 0n : divideRounded(fee * money, gross, 'half_up')

import type { MajorAmount } from '@cityos/money'

/** What Medusa says of one line or shipping method: major units, with all the digits that it computed. */
export interface ExactAmounts {
  /** Before discounts and without tax. */
  subtotal: MajorAmount
  /** Without tax. */
  discount: MajorAmount
  tax: MajorAmount
  /** subtotal − discount + tax, give or take the last digit. */
  total: MajorAmount
}

export interface LineToSplit extends ExactAmounts {
  id: string
  vendor_id: string
  /** By which it is known which shipping methods ship the line; null when nothing is shipped. */
  shipping_profile_id: string | null
  /** A decimal: Medusa sells 1.5 metres of a cloth. */
  quantity: string
  /** As the shopper was shown it: with tax where prices include it. */
  unit_price: MajorAmount
}

export interface ShippingToSplit extends ExactAmounts {
  id: string
  /** Whose own profile the method belongs to; null for one that vendors share. */
  vendor_id: string | null
  shipping_profile_id: string | null
  amount: MajorAmount
  /** How an earlier version of the order shared it, by vendor: so it is shared again. */
  shared?: ReadonlyMap<string, LineAmounts> | undefined
}

/** One Medusa order, as the split sees it. Lines in the order's own order. */
export interface OrderToSplit {
  currency_code: string
  /** What the order costs, after credit lines. */
  total: MajorAmount
  lines: readonly LineToSplit[]
  shipping: readonly ShippingToSplit[]
  /** To whom belongs what has no vendor: shipping of an order without lines. */
  house_vendor_id: string
}

/** Minor units. `total_minor` is `subtotal_minor − discount_minor + tax_minor`, in every line. */
export interface LineAmounts {
  subtotal_minor: bigint
  discount_minor: bigint
  tax_minor: bigint
  total_minor: bigint
}

/** A line of a vendor order, frozen: what happens to the order later is told by new entries. */
export interface SplitLine extends LineAmounts {
  kind: 'item' | 'shipping'
  /** The line item of the order, or its shipping method. */
  source_id: string
  quantity: string
  unit_price_minor: bigint
}

/**
 * What one vendor has in the order. Minor units; `total_minor` is
 * `items_minor + shipping_minor − discount_minor + tax_minor − credit_minor`, and never negative.
 */
export interface SplitOrder {
  vendor_id: string
  lines: SplitLine[]
  /** Before discounts and without tax. */
  items_minor: bigint
  shipping_minor: bigint
  /** Of items and of shipping. */
  discount_minor: bigint
  tax_minor: bigint
  /** What gift cards and store credit pay of it; below zero where the order costs more than its lines. */
  credit_minor: bigint
  total_minor: bigint
}

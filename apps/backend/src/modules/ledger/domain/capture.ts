import { Entries } from './entries'
import { shareBetween, type OrderTerms, type Share } from './fees'
import { shareCapture, type Sharing } from './share-money'
import type { NewPosting } from './transaction'

/** A vendor order, and what has come and gone of it before. */
export type OrderToCapture = OrderTerms & Sharing

/** What of a capture falls on one vendor order. */
export interface CapturedShare extends Share {
  vendor_order_id: string
  amount_minor: bigint
}

/**
 * Money came in for an order: it is shared over its vendor orders by what each has outstanding, and goes to the
 * marketplace's fees and the vendors' `pending`. Where the fees exceed a vendor's money the vendor owes the difference.
 * It has moved: how much may be captured is asked before. @throws RangeError when nothing was captured
 */
export function capture(input: {
  currency_code: string
  amount_minor: bigint
  orders: readonly OrderToCapture[]
}): { shares: CapturedShare[]; postings: NewPosting[] } {
  const { currency_code, amount_minor, orders } = input
  if (amount_minor <= 0n) throw new RangeError(`A capture is of more than ${amount_minor}.`)
  const parts = shareCapture(amount_minor, orders)
  const entries = new Entries(currency_code).platform('clearing', -amount_minor)
  const shares = orders.map((order, index) => {
    const amount = parts[index] as bigint
    const share = shareBetween(order, order.captured_minor, order.captured_minor + amount)
    post(entries, order, share)
    return { vendor_order_id: order.vendor_order_id, amount_minor: amount, ...share }
  })
  return { shares, postings: entries.list() }
}

function post(entries: Entries, { vendor_id, vendor_order_id }: OrderTerms, share: Share): void {
  entries
    .fees(share, vendor_order_id)
    .vendor(
      vendor_id,
      share.vendor_minor < 0n ? 'receivable' : 'pending',
      share.vendor_minor,
      vendor_order_id,
    )
}

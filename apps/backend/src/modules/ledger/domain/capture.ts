import { allocate } from '@cityos/money'
import { CityosError } from '@cityos/contracts'
import { Entries } from './entries'
import { shareBetween, type OrderTerms, type Share } from './fees'
import type { NewPosting } from './transaction'

export interface OrderToCapture extends OrderTerms {
  /** What has been captured of it before. */
  captured_minor: bigint
}

/** What of a capture falls on one vendor order. */
export interface CapturedShare extends Share {
  vendor_order_id: string
  amount_minor: bigint
}

/**
 * Money came in for an order: it is shared over its vendor orders by what each has outstanding, and goes to the
 * marketplace's fees and the vendors' `pending`. Where the fees exceed a vendor's money the vendor owes the difference.
 * @throws CityosError `capture_exceeds_outstanding`
 * @throws RangeError when nothing was captured
 */
export function capture(input: {
  currency_code: string
  amount_minor: bigint
  orders: readonly OrderToCapture[]
}): { shares: CapturedShare[]; postings: NewPosting[] } {
  const { currency_code, amount_minor, orders } = input
  if (amount_minor <= 0n) throw new RangeError(`A capture is of more than ${amount_minor}.`)
  const outstanding = orders.map((order) => order.gross_minor - order.captured_minor)
  const most = outstanding.reduce((sum, part) => sum + part, 0n)
  if (amount_minor > most) {
    throw new CityosError(
      'capture_exceeds_outstanding',
      `${amount_minor} was captured and ${most} is outstanding.`,
    )
  }
  const parts = allocate(amount_minor, outstanding)
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
    .platform('commission_revenue', share.commission_minor, vendor_order_id)
    .platform('commission_tax', share.commission_tax_minor, vendor_order_id)
    .platform('tax_payable', share.tax_minor, vendor_order_id)
    .vendor(
      vendor_id,
      share.vendor_minor < 0n ? 'receivable' : 'pending',
      share.vendor_minor,
      vendor_order_id,
    )
}

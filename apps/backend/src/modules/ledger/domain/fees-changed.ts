import { Entries } from './entries'
import { feesBeyond, shareBetween, type Fees } from './fees'
import { returnedBetween, type OrderToRefund, type RefundCommission } from './refund'
import type { NewPosting } from './transaction'
import { debit, take } from './waterfall'

/**
 * An edit changed what a vendor order costs or what is charged for it, after money of it had come in: the fees of that
 * money are what they would be had it come in and gone back as the order is now. `held` is what the ledger has of them,
 * with what an open dispute keeps of them. More fees are taken from the vendor as a refund is, less are the vendor's as
 * what is captured. No postings where nothing changes.
 */
export function feesChanged(input: {
  currency_code: string
  refund_commission: RefundCommission
  order: OrderToRefund
  held: Fees
}): { vendor_minor: bigint; postings: NewPosting[] } {
  const { currency_code, refund_commission, order, held } = input
  const { vendor_id, vendor_order_id, captured_minor, refunded_minor, money } = order
  const came = shareBetween(order, 0n, captured_minor)
  const went = returnedBetween(order, 0n, refunded_minor, refund_commission)
  const more = feesBeyond(feesBeyond(came, went), held)
  const vendor_minor = -(more.commission_minor + more.commission_tax_minor + more.tax_minor)
  const entries = new Entries(currency_code).fees(more, vendor_order_id)
  if (vendor_minor >= 0n) entries.vendor(vendor_id, 'pending', vendor_minor, vendor_order_id)
  else debit(entries, vendor_id, take(-vendor_minor, money), vendor_order_id)
  return { vendor_minor, postings: entries.list() }
}

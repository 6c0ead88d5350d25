import { Entries } from './entries'
import type { NewPosting } from './transaction'
import { give, least } from './waterfall'

interface Payout {
  vendor_id: string
  currency_code: string
  amount_minor: bigint
}

/**
 * A payout is under way: its money is no longer available. `rest_minor` is what was available beside it and stays so: it
 * is taken off what the payout pays and given to the next one, behind the payout's own two postings.
 */
export function payoutCreated(payout: Payout & { rest_minor?: bigint }): { postings: NewPosting[] } {
  const { vendor_id, currency_code, amount_minor, rest_minor = 0n } = payout
  const entries = new Entries(currency_code)
    .vendor(vendor_id, 'available', -amount_minor)
    .vendor(vendor_id, 'in_transit', amount_minor)
  const account = { kind: 'available' as const, owner_id: vendor_id, currency_code }
  const rest = rest_minor
    ? [
        { account, amount_minor: -rest_minor },
        { account, amount_minor: rest_minor },
      ]
    : []
  return { postings: [...entries.list(), ...rest] }
}

/** How many postings of `payoutCreated` are the payout's own. */
export const PAYOUT_POSTINGS = 2

/** The money has left. */
export function payoutPaid({ vendor_id, currency_code, amount_minor }: Payout): { postings: NewPosting[] } {
  const entries = new Entries(currency_code)
    .vendor(vendor_id, 'in_transit', -amount_minor)
    .platform('clearing', amount_minor)
  return { postings: entries.list() }
}

/** One that comes to nothing. `returned_minor`: of all of it, what the provider has not taken back for a debt. */
type FailedPayout = Payout & { returned_minor?: bigint }

/**
 * The money has not left, and will not: it is available again. What was taken back of it for a debt had left, and came
 * back by a posting of its own.
 */
export function payoutFailed(payout: FailedPayout): { postings: NewPosting[] } {
  const { vendor_id, currency_code, amount_minor, returned_minor = amount_minor } = payout
  const entries = new Entries(currency_code)
    .vendor(vendor_id, 'in_transit', -amount_minor)
    .vendor(vendor_id, 'available', returned_minor)
    .platform('clearing', amount_minor - returned_minor)
  return { postings: entries.list() }
}

/** A payout that had been paid came back from the bank: the vendor is owed it again, as if it had never left. */
export function payoutReturned(payout: FailedPayout): { postings: NewPosting[] } {
  const { vendor_id, currency_code, amount_minor, returned_minor = amount_minor } = payout
  const entries = new Entries(currency_code)
    .platform('clearing', -returned_minor)
    .vendor(vendor_id, 'available', returned_minor)
  return { postings: entries.list() }
}

/**
 * The provider took money back from the vendor, because the vendor owed it: the debt is paid, and what the vendor no
 * longer owes is available. `receivable_minor` is the debt now, nothing or below it.
 */
export function transferReversed(payout: Payout & { receivable_minor: bigint; vendor_order_id?: string }): {
  postings: NewPosting[]
} {
  const { vendor_id, currency_code, amount_minor, receivable_minor, vendor_order_id } = payout
  const entries = new Entries(currency_code).platform('clearing', -amount_minor, vendor_order_id)
  give(entries, vendor_id, amount_minor, receivable_minor, vendor_order_id)
  return { postings: entries.list() }
}

/** What is available pays the vendor's debt before a payout takes it. No postings where there is neither. */
export function netting(vendor: {
  vendor_id: string
  currency_code: string
  available_minor: bigint
  receivable_minor: bigint
}): { amount_minor: bigint; postings: NewPosting[] } {
  const { vendor_id, currency_code, available_minor, receivable_minor } = vendor
  const most = least(available_minor, -receivable_minor)
  const amount_minor = most > 0n ? most : 0n
  const entries = new Entries(currency_code)
    .vendor(vendor_id, 'available', -amount_minor)
    .vendor(vendor_id, 'receivable', amount_minor)
  return { amount_minor, postings: entries.list() }
}

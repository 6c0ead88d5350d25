import type { LedgerTransactionKind, LedgerVendorAccount } from '@cityos/contracts'

interface Entry {
  kind: LedgerTransactionKind
  account: LedgerVendorAccount
  order_display_id: string | null
  reason: string | null
}

type Says = Partial<Record<LedgerVendorAccount, string>>

/** What each kind of move says of the account that it is seen from; `otherwise` where an account says nothing special. */
const SENTENCES: Readonly<Record<LedgerTransactionKind, Says & { otherwise: string }>> = {
  capture: { receivable: 'Fees of an order that it did not earn', otherwise: 'Sale, after commission' },
  release: {
    pending: 'The hold after delivery is over',
    reserve: 'Kept in reserve for what may be returned',
    available: 'Released: can be paid out',
    otherwise: 'Released after delivery',
  },
  reserve_release: {
    available: 'The reserve is released: can be paid out',
    otherwise: 'The reserve is released',
  },
  refund: {
    available: 'Refund, from what could be paid out',
    receivable: 'Refund, owed to the marketplace',
    otherwise: 'Refund',
  },
  fees_changed: {
    receivable: 'The order was edited: fees, owed to the marketplace',
    otherwise: 'The order was edited: fees',
  },
  dispute_opened: {
    receivable: 'Disputed by the shopper, owed meanwhile',
    otherwise: 'Disputed by the shopper',
  },
  dispute_won: { otherwise: 'The dispute was won' },
  dispute_lost: { otherwise: 'The dispute was lost' },
  dispute_fee: { otherwise: 'The bank’s charge for a dispute' },
  payout_created: { in_transit: 'Payout under way', otherwise: 'Payout' },
  payout_paid: { otherwise: 'The payout has left' },
  payout_failed: { otherwise: 'The payout failed' },
  payout_reversed: { receivable: 'An earlier payout was taken back', otherwise: 'The payout came back' },
  netting: { receivable: 'A debt was paid', otherwise: 'Paid for a debt' },
  adjustment: { otherwise: 'Adjusted by the marketplace' },
  reversal: { otherwise: 'Taken back by the marketplace' },
}

/** What an entry of a vendor's account says, in English: `Order 1042-2: Refund`, `Payout`, `Adjusted …: late delivery`. */
export function describeEntry({ kind, account, order_display_id, reason }: Entry): string {
  const says = SENTENCES[kind]
  const sentence = says[account] ?? says.otherwise
  const of = order_display_id === null ? '' : `Order ${order_display_id}: `
  return `${of}${sentence}${reason === null ? '' : `: ${reason}`}`
}

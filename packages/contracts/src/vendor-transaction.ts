import { z } from 'zod'
import { CurrencyCode } from './codes'
import { idSchema, ID_PREFIXES } from './ids'
import { LedgerTransactionKind, LedgerVendorAccount } from './ledger-terms'
import { MinorAmount } from './minor'
import { PageInfo } from './paging'

const Moment = z.iso.datetime({ offset: true })

/** One entry of one of a vendor's own accounts in the ledger: what went in (above nothing) or out, and why. */
export const VendorTransaction = z.object({
  transaction_id: idSchema(ID_PREFIXES.ledger_transaction),
  /** Its place in the transaction: both together name the entry. */
  position: z.int(),
  kind: LedgerTransactionKind,
  account: LedgerVendorAccount,
  currency_code: z.string(),
  amount_minor: MinorAmount,
  /** What is in the account after it. */
  balance_minor: MinorAmount,
  /** What has happened, in English; `kind` and `account` say it to programs. */
  description: z.string(),
  /** Of which order, where it is of one, and the number that people call it by. */
  vendor_order_id: z.string().nullable(),
  order_display_id: z.string().nullable(),
  /** What it is because of, such as `capture` or `payout`, and that thing's id. */
  source_type: z.string(),
  source_id: z.string(),
  /** Why, where somebody decided it. */
  reason: z.string().nullable(),
  occurred_at: Moment,
})
export type VendorTransaction = z.infer<typeof VendorTransaction>

/** Newest first. `from` is inclusive, `to` is not; both are of `occurred_at`. */
export const ListVendorTransactions = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().min(1).max(1_000).optional(),
  kind: LedgerTransactionKind.optional(),
  account: LedgerVendorAccount.optional(),
  currency_code: CurrencyCode.optional(),
  vendor_order_id: idSchema(ID_PREFIXES.vendor_order).optional(),
  from: Moment.optional(),
  to: Moment.optional(),
})
export type ListVendorTransactions = z.output<typeof ListVendorTransactions>

export const VendorTransactionList = PageInfo.omit({ count: true }).extend({
  transactions: z.array(VendorTransaction),
})
export type VendorTransactionList = z.infer<typeof VendorTransactionList>

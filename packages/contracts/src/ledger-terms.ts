import { z } from 'zod'

/** Whom the tenant's own accounts belong to: the marketplace itself. Every other owner is a vendor's id. */
export const LEDGER_PLATFORM = 'platform'

/**
 * The marketplace's own accounts. `clearing` is the money that it holds for others, and at most nothing; `disputes` is
 * what banks have taken back while nobody has decided.
 */
export const LedgerPlatformAccount = z.enum([
  'clearing',
  'commission_revenue',
  'commission_tax',
  'tax_payable',
  'disputes',
])
export type LedgerPlatformAccount = z.infer<typeof LedgerPlatformAccount>

/**
 * A vendor's accounts: `pending` until the hold of a delivered order is over, `reserve` for what may still come back,
 * `available` to be paid out, `in_transit` while a payout is under way, `receivable` for what the vendor owes.
 */
export const LedgerVendorAccount = z.enum(['pending', 'reserve', 'available', 'in_transit', 'receivable'])
export type LedgerVendorAccount = z.infer<typeof LedgerVendorAccount>

export const LedgerAccountKind = z.enum([...LedgerPlatformAccount.options, ...LedgerVendorAccount.options])
export type LedgerAccountKind = z.infer<typeof LedgerAccountKind>

/** Why money has moved. */
export const LedgerTransactionKind = z.enum([
  'capture',
  'release',
  'reserve_release',
  'refund',
  'fees_changed',
  'dispute_opened',
  'dispute_won',
  'dispute_lost',
  'dispute_fee',
  'payout_created',
  'payout_paid',
  'payout_failed',
  'payout_reversed',
  'netting',
  'adjustment',
  'reversal',
])
export type LedgerTransactionKind = z.infer<typeof LedgerTransactionKind>

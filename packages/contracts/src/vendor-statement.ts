import { z } from 'zod'
import { CurrencyCode } from './codes'
import { LedgerTransactionKind, LedgerVendorAccount } from './ledger-terms'
import { MinorAmount } from './minor'

const LONGEST_DAYS = 366
const DAY_MS = 86_400_000
const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY_MS

/** A period by the tenant's days: from the beginning of the first to the end of the last. */
const period = { currency_code: CurrencyCode, from: z.iso.date(), to: z.iso.date() }
const inOrder = ({ from, to }: { from: string; to: string }) => from <= to
const short = ({ from, to }: { from: string; to: string }) => days(from, to) < LONGEST_DAYS
const DISORDER = 'ends before it begins'
const TOO_LONG = `is longer than ${LONGEST_DAYS} days`

export const StatementQuery = z.strictObject(period).refine(inOrder, DISORDER).refine(short, TOO_LONG)
export type StatementQuery = z.output<typeof StatementQuery>

/** The languages that a statement can be read in. */
export const StatementLocale = z.enum(['en', 'ar'])
export type StatementLocale = z.infer<typeof StatementLocale>

export const StatementPdfQuery = z
  .strictObject({ ...period, locale: StatementLocale.default('en') })
  .refine(inOrder, DISORDER)
  .refine(short, TOO_LONG)
export type StatementPdfQuery = z.output<typeof StatementPdfQuery>

/**
 * What a vendor's accounts held before a period and after it, by the time at which the ledger posted. In minor units:
 * above nothing the vendor is owed, below it owes. The opening and what moved make the closing, in each account.
 */
export const VendorStatement = z.object({
  vendor: z.object({ id: z.string(), name: z.string(), legal_name: z.string().nullable() }),
  currency_code: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
  /** By whose clocks days begin and end. */
  time_zone: z.string(),
  opening_minor: MinorAmount,
  moved_minor: MinorAmount,
  closing_minor: MinorAmount,
  entry_count: z.int(),
  accounts: z.array(
    z.object({
      account: LedgerVendorAccount,
      opening_minor: MinorAmount,
      moved_minor: MinorAmount,
      closing_minor: MinorAmount,
    }),
  ),
  /** What the entries of each kind come to; kinds without any are left out. */
  kinds: z.array(z.object({ kind: LedgerTransactionKind, entry_count: z.int(), moved_minor: MinorAmount })),
})
export type VendorStatement = z.infer<typeof VendorStatement>

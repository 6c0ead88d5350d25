import { z } from 'zod'
import { CurrencyCode } from './codes'
import { idSchema, ID_PREFIXES } from './ids'
import { MinorAmount } from './minor'

/** The longest period that is told day by day. */
export const MOST_STATS_DAYS = 366

/**
 * Calendar days of the tenant's time zone, both included. `to` is today where it is left out, and `from` 29 days
 * before `to`; no longer than {@link MOST_STATS_DAYS}.
 */
export const StatsPeriod = z.strictObject({ from: z.iso.date().optional(), to: z.iso.date().optional() })
export type StatsPeriod = z.output<typeof StatsPeriod>

export const ReadMarketplaceStats = StatsPeriod.extend({
  vendor_id: idSchema(ID_PREFIXES.vendor).optional(),
  currency_code: CurrencyCode.optional(),
})
export type ReadMarketplaceStats = z.output<typeof ReadMarketplaceStats>

/** Of vendor orders that were placed in a period and neither rejected nor canceled. Minor units. */
const sales = {
  /** What shoppers bought: after discounts, with shipping and tax, also what gift cards and store credit paid. */
  gmv_minor: MinorAmount,
  /** What the tenant keeps of it, without the tax on that. */
  commission_minor: MinorAmount,
  vendor_orders: z.int(),
}

/** One calendar day of the tenant's time zone. */
export const SalesDay = z.object({ day: z.iso.date(), ...sales })
export type SalesDay = z.infer<typeof SalesDay>

/** What was sold in one currency. */
export const CurrencySales = z.object({
  currency_code: z.string(),
  ...sales,
  /** Of the GMV, what the tenant sold itself. */
  house_gmv_minor: MinorAmount,
  commission_tax_minor: MinorAmount,
  /** What shoppers have paid of it, and what went back to them. */
  captured_minor: MinorAmount,
  refunded_minor: MinorAmount,
  /** Orders of shoppers with any of these vendor orders in them. */
  orders: z.int(),
  /** Vendor orders of the period that were rejected or canceled, which count nowhere else here. */
  closed_vendor_orders: z.int(),
  /** Every day of the period, the first one first; nothing sold is 0. */
  days: z.array(SalesDay),
})
export type CurrencySales = z.infer<typeof CurrencySales>

/** What vendors have in the ledger now, whatever the period; without the tenant's own vendor. Minor units. */
export const VendorMoney = z.object({
  pending_minor: MinorAmount,
  reserve_minor: MinorAmount,
  available_minor: MinorAmount,
  in_transit_minor: MinorAmount,
  /** At most nothing: what vendors owe. */
  owed_minor: MinorAmount,
})
export type VendorMoney = z.infer<typeof VendorMoney>

/** A currency is here when something was sold in it in the period, or a vendor has something in it now. */
export const MarketplaceStats = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  time_zone: z.string(),
  vendor_id: z.string().nullable(),
  currencies: z.array(CurrencySales.extend({ money: VendorMoney })),
})
export type MarketplaceStats = z.infer<typeof MarketplaceStats>

import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { MarketplaceStats, ReadMarketplaceStats } from '@cityos/contracts'
import { readTimeZone } from '../../modules/commission/store/settings'
import { requireVendor } from '../../workflows/vendor/vendor-module'
import { dayOf, periodOf } from './period'
import { nothingSold, readSales } from './read-sales'
import { NO_MONEY, readVendorMoney } from './read-vendor-money'

/**
 * What was sold in the tenant in scope, and what its vendors have, by currency.
 * @throws CityosError `validation_failed`, `not_found` for another tenant's vendor.
 */
export async function readMarketplaceStats(
  container: MedusaContainer,
  { vendor_id, currency_code, ...asked }: ReadMarketplaceStats,
  now: Date,
): Promise<MarketplaceStats> {
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
  if (vendor_id) await requireVendor(container, vendor_id)
  const time_zone = await readTimeZone(db)
  const period = periodOf(asked, dayOf(now, time_zone))
  const among = { vendor_id, currency_code }
  const sales = await readSales(db, { ...period, ...among, time_zone })
  const money = await readVendorMoney(db, among)
  const silent = [...money.keys()].filter((code) => !sales.some((sold) => sold.currency_code === code))
  const currencies = [...sales, ...silent.map((code) => nothingSold(code, period))]
    .sort((a, b) => (a.currency_code < b.currency_code ? -1 : 1))
    .map((sold) => ({ ...sold, money: money.get(sold.currency_code) ?? NO_MONEY }))
  return { ...period, time_zone, vendor_id: vendor_id ?? null, currencies }
}

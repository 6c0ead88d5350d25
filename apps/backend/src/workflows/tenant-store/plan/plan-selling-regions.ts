import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import type { NewStoreRegion } from '@cityos/contracts'
import { requireKnownCurrencies } from '../../tenant/known-codes'
import { requireFreeCountries } from './require-countries'
import { shippingOrigin, type ShippingOrigin } from './shipping-origin'

/** Everything that making regions to sell in needs to know, found out before anything is written. */
export interface SellingRegionsPlan {
  regions: (NewStoreRegion & { name: string; zone_name: string })[]
  origin: ShippingOrigin
  payment_providers: string[]
  /** Countries that have no tax region yet. */
  tax_country_codes: string[]
  /** Currencies in which the tenant could not set prices so far. */
  new_currency_codes: string[]
}

/** @throws CityosError `currency_unknown`, `validation_failed`, `country_in_use`. */
export async function planSellingRegions(
  container: MedusaContainer,
  wanted: NewStoreRegion[],
  label: string,
  /** Where to ship from; any of the tenant's locations when left out. */
  locationIds?: string[],
): Promise<SellingRegionsPlan> {
  const countries = wanted.flatMap(({ country_codes }) => country_codes)
  const currencies = [...new Set(wanted.map(({ currency_code }) => currency_code))]
  await requireKnownCurrencies(container, 'currency_code', currencies)
  await requireFreeCountries(container, countries)
  const origin = await shippingOrigin(container, locationIds)
  return {
    regions: named(wanted, label, origin.zone_names),
    origin,
    payment_providers: await paymentProviders(container),
    tax_country_codes: await untaxed(container, countries),
    new_currency_codes: await newCurrencies(container, currencies),
  }
}

function named(wanted: NewStoreRegion[], label: string, taken: string[]): SellingRegionsPlan['regions'] {
  const names = new Set(taken)
  return wanted.map((region) => {
    const name = region.name ?? `${label} (${region.currency_code.toUpperCase()})`
    let zone_name = name
    for (let n = 2; names.has(zone_name); n++) zone_name = `${name} ${n}`
    names.add(zone_name)
    return { ...region, name, zone_name }
  })
}

/** Customers pay in a new region as they do in the tenant's others. */
async function paymentProviders(container: MedusaContainer): Promise<string[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: 'region', fields: ['id', 'payment_providers.id'] })
  const regions = data as unknown as { payment_providers?: { id: string }[] }[]
  const ids = regions.flatMap((region) => region.payment_providers ?? []).map(({ id }) => id)
  return ids.length ? [...new Set(ids)] : ['pp_system_default']
}

async function untaxed(container: MedusaContainer, countries: string[]): Promise<string[]> {
  if (!countries.length) return []
  const taxed = await container
    .resolve(Modules.TAX)
    .listTaxRegions({ country_code: countries, parent_id: null as never }, { take: countries.length })
  return countries.filter((code) => !taxed.some((region) => region.country_code === code))
}

async function newCurrencies(container: MedusaContainer, codes: string[]): Promise<string[]> {
  const [store] = await container
    .resolve(Modules.STORE)
    .listStores({}, { relations: ['supported_currencies'] })
  const known = store?.supported_currencies?.map(({ currency_code }) => currency_code) ?? []
  return codes.filter((code) => !known.includes(code))
}

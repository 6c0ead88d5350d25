import type { MedusaContainer } from '@medusajs/framework/types'
import { DefaultsUtils, Modules } from '@medusajs/framework/utils'
import { CityosError } from '@cityos/contracts'

const COUNTRIES = new Set(DefaultsUtils.defaultCountries.map((country) => country.alpha2.toLowerCase()))

/** @throws CityosError `currency_unknown` naming the field and the codes. */
export async function requireKnownCurrencies(
  container: MedusaContainer,
  field: string,
  codes: string[],
): Promise<void> {
  if (!codes.length) return
  const known = await container
    .resolve(Modules.CURRENCY)
    .listCurrencies({ code: codes }, { take: codes.length, select: ['code'] })
  const unknown = codes.filter((code) => !known.some((currency) => currency.code === code))
  if (unknown.length) {
    throw new CityosError('currency_unknown', `${field}: no known currency: ${unknown.join(', ')}.`)
  }
}

/** @throws CityosError `validation_failed` naming the field and the codes. */
export function requireKnownCountries(field: string, codes: string[]): void {
  const unknown = codes.filter((code) => !COUNTRIES.has(code))
  if (unknown.length) {
    throw new CityosError('validation_failed', `${field}: no such country: ${unknown.join(', ')}.`)
  }
}

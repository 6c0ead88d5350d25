import type { MedusaContainer } from '@medusajs/framework/types'
import { DefaultsUtils, Modules } from '@medusajs/framework/utils'
import { CityosError } from '@cityos/contracts'
import { CURRENCIES } from '@cityos/money'

const COUNTRIES = new Set(DefaultsUtils.defaultCountries.map((country) => country.alpha2.toLowerCase()))

/** Medusa lists withdrawn currencies too, in which nothing can be priced. */
export const isActiveCurrency = (code: string) => CURRENCIES.includes(code.toUpperCase())

/** @throws CityosError `currency_unknown` naming the field and the codes. */
export async function requireKnownCurrencies(
  container: MedusaContainer,
  field: string,
  codes: string[],
): Promise<void> {
  const wanted = [...new Set(codes)]
  if (!wanted.length) return
  const listed = await container
    .resolve(Modules.CURRENCY)
    .listCurrencies({ code: wanted }, { take: wanted.length, select: ['code'] })
  const known = listed.map(({ code }) => code).filter(isActiveCurrency)
  const unknown = wanted.filter((code) => !known.includes(code))
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

import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { CityosError } from '@cityos/contracts'

/** @throws CityosError `currency_unknown` for a code that ISO 4217 does not list. */
export async function requireCurrencies(container: MedusaContainer, codes: string[]): Promise<void> {
  const wanted = [...new Set(codes)]
  if (!wanted.length) return
  const known = await container
    .resolve(Modules.CURRENCY)
    .listCurrencies({ code: wanted }, { take: wanted.length })
  const unknown = wanted.filter((code) => !known.some((currency) => currency.code === code))
  if (!unknown.length) return
  throw new CityosError('currency_unknown', `currency_code: "${unknown.join(', ')}" is no known currency.`)
}

import { CityosError } from '@cityos/contracts'

interface Choice {
  /** What the caller asks for; undefined leaves it to the regions. */
  codes?: string[] | undefined
  defaultCode?: string | null | undefined
  /** The currencies that the store's regions charge in, first region first. */
  regional: string[]
}

/**
 * The currencies of a store: those of its regions, because a cart is paid in its region's currency, and what the
 * caller adds to show prices in. @throws CityosError `validation_failed` when a region's currency is missing.
 */
export function storeCurrencies({ codes, defaultCode, regional }: Choice) {
  const currency_codes = [...new Set(codes ?? regional)]
  const missing = regional.filter((code) => !currency_codes.includes(code))
  if (missing.length) {
    throw new CityosError(
      'validation_failed',
      `currency_codes: must hold ${[...new Set(missing)].join(', ')}, which the store's regions charge in.`,
    )
  }
  return { currency_codes, default_currency_code: within('currency', currency_codes, defaultCode) }
}

/** The languages of a store. @throws CityosError `validation_failed` when the default is none of them. */
export function storeLocales(locales: string[], defaultLocale?: string | null) {
  return { locales, default_locale: within('locale', locales, defaultLocale) }
}

function within(noun: 'currency' | 'locale', values: string[], chosen?: string | null): string | null {
  if (!chosen) return values[0] ?? null
  if (values.includes(chosen)) return chosen
  throw new CityosError(
    'validation_failed',
    `default_${noun === 'currency' ? 'currency_code' : noun}: ${chosen} is none of ${values.join(', ')}.`,
  )
}

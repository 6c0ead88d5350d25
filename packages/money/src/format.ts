import { toMajor } from './convert'
import { currencyExponent } from './currency'

/**
 * Minor units for people to read, in the words of a locale (BCP 47): formatMinor(1230n, 'eur', 'de-DE') is "12,30 €".
 * Exact for any size: the amount reaches Intl as a decimal string, never as a float.
 * @throws MoneyError `currency_unknown`
 * @throws RangeError when the locale is malformed
 */
export function formatMinor(amountMinor: bigint, currency: string, locale: string): string {
  const digits = currencyExponent(currency)
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  return format.format(toMajor(amountMinor, currency) as Intl.StringNumericLiteral)
}

import { MoneyError } from './errors'

/**
 * ISO 4217, list one as of 1 January 2026, by the number of digits after the point. Funds codes are in it;
 * metals, units of account without a minor unit and withdrawn currencies (ANG, BGN, HRK, SLL, ZWL, …) are not.
 */
const CODES_BY_EXPONENT: Record<number, string> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  2:
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW ' +
    'CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF ' +
    'IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK ' +
    'MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP ' +
    'SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG ' +
    'YER ZAR ZMW ZWG',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
}

const EXPONENTS: ReadonlyMap<string, number> = new Map(
  Object.entries(CODES_BY_EXPONENT).flatMap(([exponent, codes]) =>
    codes.split(' ').map((code): [string, number] => [code, Number(exponent)]),
  ),
)

/** Every code that this package knows, upper case, in no particular order. */
export const CURRENCIES: readonly string[] = [...EXPONENTS.keys()]

/**
 * The number of digits after the point of a currency: 2 for usd, 0 for jpy, 3 for kwd. Either case of the code will do.
 * Medusa's own table follows CLDR and differs for a few (afn, lak, …): minor units here are ISO's.
 * @throws MoneyError `currency_unknown`
 */
export function currencyExponent(code: string): number {
  const exponent = EXPONENTS.get(code.toUpperCase())
  if (exponent === undefined)
    throw new MoneyError('currency_unknown', `"${code}" is not an active ISO 4217 currency.`)
  return exponent
}

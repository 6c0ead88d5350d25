/** Currencies whose minor unit is not a hundredth, by ISO 4217: a browser's table follows CLDR, which differs. */
const OTHER_DIGITS: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
}

const DIGITS: ReadonlyMap<string, number> = new Map(
  Object.entries(OTHER_DIGITS).flatMap(([digits, codes]) =>
    codes.split(' ').map((code): [string, number] => [code, Number(digits)]),
  ),
)

/** The number of digits behind the point of a currency in either case: 2 for usd, 0 for jpy, 3 for kwd. */
export const digitsOf = (currency: string): number => DIGITS.get(currency.toUpperCase()) ?? 2

/** `-490` of usd as `-4.90`: whole minor units as a decimal, digit by digit, never through a fraction. */
export function decimalOf(minor: number, currency: string): string {
  const digits = digitsOf(currency)
  const text = String(Math.abs(minor)).padStart(digits + 1, '0')
  const whole = digits ? `${text.slice(0, -digits)}.${text.slice(-digits)}` : text
  return minor < 0 ? `-${whole}` : whole
}

/** Writes amounts in minor units as a locale's people do; one formatter for each currency. */
export function moneyFormat(locale: string | undefined): (minor: number, currency: string) => string {
  const formats = new Map<string, Intl.NumberFormat>()
  return (minor, currency) => {
    const code = currency.toUpperCase()
    const digits = digitsOf(code)
    const known = formats.get(code)
    const format =
      known ??
      new Intl.NumberFormat(locale, {
        ...{ style: 'currency', currency: code },
        ...{ minimumFractionDigits: digits, maximumFractionDigits: digits },
      })
    if (!known) formats.set(code, format)
    // A decimal as text is written exactly; the types know numbers only.
    return format.format(decimalOf(minor, code) as unknown as number)
  }
}

/** The largest amount that the server takes, in minor units: every whole number up to it is exact in a browser. */
const MOST = 9_000_000_000_000_000

/** `4.90` or `4,90` of usd as 490, digit by digit; null for what is no amount of the currency, or too large a one. */
export function minorOf(text: string, currency: string): number | null {
  const digits = digitsOf(currency)
  const [, whole = '', behind = ''] = /^(\d{1,16})(?:[.,](\d*))?$/.exec(text.trim()) ?? []
  if (!whole || behind.length > digits) return null
  const minor = Number(`${whole}${behind.padEnd(digits, '0')}`)
  return minor <= MOST ? minor : null
}

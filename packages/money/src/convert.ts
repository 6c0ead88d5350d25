import { currencyExponent } from './currency'
import { MoneyError } from './errors'
import { divideRounded, type Rounding } from './rounding'

/**
 * A major-unit amount in a form that has lost nothing: a decimal string, Medusa's raw value (`raw_amount` of a row) or
 * Medusa's BigNumber. A number is refused even when it is whole: Medusa's `amount` is a float, take `raw_amount`.
 */
export type MajorAmount =
  string | { readonly value: unknown } | { readonly raw?: { readonly value: unknown } | undefined }

/** Medusa writes its values with BigNumber.toPrecision(20), which turns to exponents beyond 20 digits. */
const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i

/** Medusa's numeric columns hold far less; the bounds keep "1e999999999" from filling the memory. */
const MAX_LENGTH = 100
const MAX_EXPONENT = 100

/**
 * Major units to minor units of the currency, exactly: toMinor('12.30', 'usd') is 1230n.
 * Digits beyond the currency's exponent are refused, unless they are zeros or `rounding` says what to do with them.
 * @throws MoneyError `currency_unknown`, `amount_invalid`, `amount_too_precise`
 */
export function toMinor(amount: MajorAmount, currency: string, rounding?: Rounding): bigint {
  const { digits, scale } = parseDecimal(amount)
  const surplus = scale - currencyExponent(currency)
  if (surplus <= 0) return digits * 10n ** BigInt(-surplus)
  const divisor = 10n ** BigInt(surplus)
  if (rounding === undefined && digits % divisor !== 0n) {
    throw new MoneyError('amount_too_precise', `${describe(amount)} has more digits than ${currency} has.`)
  }
  return divideRounded(digits, divisor, rounding ?? 'down')
}

/**
 * Minor units to a major-unit decimal string with all digits of the currency: toMajor(1230n, 'usd') is "12.30".
 * The form that Medusa's BigNumber fields accept without loss.
 * @throws MoneyError `currency_unknown`
 */
export function toMajor(amountMinor: bigint, currency: string): string {
  const exponent = currencyExponent(currency)
  const sign = amountMinor < 0n ? '-' : ''
  const digits = String(amountMinor < 0n ? -amountMinor : amountMinor).padStart(exponent + 1, '0')
  if (exponent === 0) return sign + digits
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`
}

/** The amount is digits / 10^scale; the scale may be negative. */
function parseDecimal(amount: MajorAmount): { digits: bigint; scale: number } {
  const text = textOf(amount)
  const match = text !== undefined && text.length <= MAX_LENGTH ? DECIMAL.exec(text) : null
  const exponent = Number(match?.[4] ?? 0)
  if (!match || Math.abs(exponent) > MAX_EXPONENT) {
    throw new MoneyError('amount_invalid', `${describe(amount)} is not an exact decimal amount.`)
  }
  const [, sign, whole = '', fraction = ''] = match
  const magnitude = BigInt(whole + fraction)
  return { digits: sign === '-' ? -magnitude : magnitude, scale: fraction.length - exponent }
}

function textOf(amount: unknown): string | undefined {
  if (typeof amount === 'string') return amount
  if (typeof amount !== 'object' || amount === null) return undefined
  if ('value' in amount) return typeof amount.value === 'string' ? amount.value : undefined
  return 'raw' in amount ? textOf(amount.raw) : undefined
}

function describe(amount: unknown): string {
  return (
    textOf(amount)?.slice(0, MAX_LENGTH) ??
    (typeof amount === 'number' ? `the number ${amount}` : `a ${typeof amount}`)
  )
}

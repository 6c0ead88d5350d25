import { currencyExponent } from './currency'
import { describe, parseDecimal, type MajorAmount } from './decimal'
import { MoneyError } from './errors'
import { divideRounded, type Rounding } from './rounding'

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

import { currencyExponent } from './currency'
import { parseDecimal, type MajorAmount } from './decimal'
import { divideRounded } from './rounding'

/** How many parts of a minor unit a scaled amount counts: 10^18, finer than anything Medusa's 20 digits say of money. */
export const MINOR_SCALE = 10n ** 18n

/**
 * Major units to 10^-18 parts of a minor unit, for sums that are rounded once, at their end:
 * toScaledMinor('0.005', 'usd') is half of MINOR_SCALE. What is finer still is rounded half-up.
 * @throws MoneyError `currency_unknown`, `amount_invalid`
 */
export function toScaledMinor(amount: MajorAmount, currency: string): bigint {
  const { digits, scale } = parseDecimal(amount)
  const surplus = scale - currencyExponent(currency) - 18
  if (surplus <= 0) return digits * 10n ** BigInt(-surplus)
  return divideRounded(digits, 10n ** BigInt(surplus), 'half_up')
}

/** The nearest whole number of minor units, halves away from zero. */
export function roundScaled(scaled: bigint): bigint {
  return divideRounded(scaled, MINOR_SCALE, 'half_up')
}

/**
 * Rounds amounts together to whole minor units: the parts sum to `totalMinor`, each is its exact amount rounded up or
 * down, and one that is whole already stays as it is. The largest remainders are rounded up, ties the earliest first.
 * `totalMinor` is the rounded sum of the amounts, give or take what their last digits lost.
 * @throws RangeError when the total is none that rounding the amounts could give
 */
export function roundTogether(scaled: readonly bigint[], totalMinor: bigint): bigint[] {
  const shares = scaled.map((amount, index) => {
    const remainder = ((amount % MINOR_SCALE) + MINOR_SCALE) % MINOR_SCALE
    return { index, floor: (amount - remainder) / MINOR_SCALE, remainder }
  })
  const missing = totalMinor - shares.reduce((sum, { floor }) => sum + floor, 0n)
  if (missing < 0n || missing > BigInt(shares.length)) {
    throw new RangeError(`The amounts cannot be rounded to a sum of ${totalMinor}.`)
  }
  const luckiest = [...shares].sort((a, b) =>
    a.remainder === b.remainder ? 0 : a.remainder > b.remainder ? -1 : 1,
  )
  const up = new Set(luckiest.slice(0, Number(missing)).map(({ index }) => index))
  return shares.map(({ index, floor }) => (up.has(index) ? floor + 1n : floor))
}

import { divideRounded, type Rounding } from './rounding'

const BPS_PER_WHOLE = 10_000n

/**
 * A share of an amount: applyRate(12000n, 800, 'half_up') is 8.00% of 120.00, 960n. Minor units in and out; the rate is
 * in basis points and may exceed 10 000.
 * @throws RangeError when the rate is negative or not a whole number
 */
export function applyRate(amountMinor: bigint, rateBps: number, rounding: Rounding): bigint {
  if (!Number.isSafeInteger(rateBps) || rateBps < 0) {
    throw new RangeError(`A rate is a non-negative whole number of basis points, not ${rateBps}.`)
  }
  return divideRounded(amountMinor * BigInt(rateBps), BPS_PER_WHOLE, rounding)
}

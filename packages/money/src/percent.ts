import { applyRate } from './rate'

/**
 * A share of an amount, half-up: percentOf(12000n, 800) is 8.00% of 120.00, 960n. Minor units in and out; the rate is in
 * basis points. Negative amounts and negative rates are mirror images of positive ones.
 * @throws RangeError when the rate is not a whole number
 */
export function percentOf(amountMinor: bigint, rateBps: number): bigint {
  return rateBps < 0
    ? -applyRate(amountMinor, -rateBps, 'half_up')
    : applyRate(amountMinor, rateBps, 'half_up')
}

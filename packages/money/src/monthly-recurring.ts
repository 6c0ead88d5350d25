import { divideRounded } from './rounding'

type Interval = 'day' | 'week' | 'month' | 'quarter' | 'year'

/** How often an interval comes in a month, as a fraction: 365 days and 52 weeks are twelve months. */
const PER_MONTH: Readonly<Record<Interval, readonly [times: bigint, per: bigint]>> = {
  day: [365n, 12n],
  week: [52n, 12n],
  month: [1n, 1n],
  quarter: [1n, 3n],
  year: [1n, 12n],
}

/**
 * What an amount that recurs each `intervalCount` intervals is in a month: monthlyRecurring(12000n, 'year', 1) is 1000n.
 * Exact in fractions and rounded once, half-up, a negative amount as the mirror image of the positive one. Minor units
 * in and out.
 * @throws RangeError on what is no interval, or an `intervalCount` that is no whole number from 1 on
 */
export function monthlyRecurring(amountMinor: bigint, interval: Interval, intervalCount: number): bigint {
  if (!Number.isSafeInteger(intervalCount) || intervalCount < 1) {
    throw new RangeError(`An amount recurs each whole number of intervals from 1 on, not ${intervalCount}.`)
  }
  if (!Object.hasOwn(PER_MONTH, interval)) throw new RangeError(`"${interval}" is no interval of billing.`)
  const [times, per] = PER_MONTH[interval]
  return divideRounded(amountMinor * times, per * BigInt(intervalCount), 'half_up')
}

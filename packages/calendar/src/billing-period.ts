import type { Temporal } from '@js-temporal/polyfill'
import { dateText, plainDate } from './local-date'

export type BillingInterval = 'day' | 'week' | 'month' | 'quarter' | 'year'

/** ISO dates, half-open: `endsOn` is the first day that no longer belongs to it. */
export interface BillingPeriod {
  startsOn: string
  endsOn: string
}

const STEPS: Readonly<Record<BillingInterval, (count: number) => Temporal.DurationLike>> = {
  day: (days) => ({ days }),
  week: (weeks) => ({ weeks }),
  month: (months) => ({ months }),
  quarter: (quarters) => ({ months: 3 * quarters }),
  year: (years) => ({ years }),
}

/**
 * Period number `index`, from 0 on, of what began on `anchorDate`: both its ends are computed from the anchor, never
 * from the period before. A day that a month lacks is that month's last and comes back afterwards: 31 January, 28
 * February, 31 March; 29 February is 28 February in common years.
 * @throws RangeError on what is no ISO date, no interval, an `intervalCount` below 1, an `index` below 0, or fractions
 */
export function billingPeriod(
  anchorDate: string,
  interval: BillingInterval,
  intervalCount: number,
  index: number,
): BillingPeriod {
  if (!Number.isSafeInteger(intervalCount) || intervalCount < 1) {
    throw new RangeError(`A period is a whole number of intervals from 1 on, not ${intervalCount}.`)
  }
  if (!Number.isSafeInteger(index) || index < 0) {
    throw new RangeError(`Periods are counted in whole numbers from 0 on, not ${index}.`)
  }
  if (!Object.hasOwn(STEPS, interval)) throw new RangeError(`"${interval}" is no interval of billing.`)
  const anchor = plainDate(anchorDate)
  const start = (number: number) =>
    dateText(anchor.add(STEPS[interval](intervalCount * number), { overflow: 'constrain' }))
  return { startsOn: start(index), endsOn: start(index + 1) }
}

import { Temporal } from '@js-temporal/polyfill'

const HOURS_PER_DAY = 24

/**
 * When to try again after a first failure: one ISO instant in UTC, with milliseconds, for each offset in their order.
 * Each is counted from the first failure, never from the attempt before, and a day is 24 hours: so no change of clocks
 * brings two of them closer.
 * @throws RangeError on what is no instant (one without an offset is none), and on negative or fractional offsets
 */
export function retryInstants(firstFailureAt: string, offsetsDays: readonly number[]): string[] {
  const first = Temporal.Instant.from(firstFailureAt)
  return offsetsDays.map((days) => {
    if (!Number.isSafeInteger(days) || days < 0) {
      throw new RangeError(`An offset is a non-negative whole number of days, not ${days}.`)
    }
    return new Date(first.add({ hours: days * HOURS_PER_DAY }).epochMilliseconds).toISOString()
  })
}

import { localDateOf } from '@cityos/calendar'
import { CityosError, MOST_REPORT_MONTHS, type ReadSubscriptionReport } from '@cityos/contracts'

const USUAL_MONTHS = 12

const numberOf = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1
const monthOf = (number: number) =>
  `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`

/**
 * The months that numbers are asked of, both included: the last twelve where nothing is said.
 * @throws CityosError `validation_failed` for a period that is turned round or too long.
 */
export function reportPeriod(
  asked: ReadSubscriptionReport,
  { now, time_zone }: { now: Date; time_zone: string },
): { from: string; to: string } {
  const to = asked.to ?? localDateOf(now, time_zone).slice(0, 7)
  const from = asked.from ?? monthOf(Math.max(0, numberOf(to) - USUAL_MONTHS + 1))
  const count = numberOf(to) - numberOf(from) + 1
  if (count < 1) throw new CityosError('validation_failed', `from: ${from} is after ${to}.`)
  if (count > MOST_REPORT_MONTHS) {
    throw new CityosError(
      'validation_failed',
      `from: ${from} to ${to} are ${count} months; at most ${MOST_REPORT_MONTHS}.`,
    )
  }
  return { from, to }
}

/** Every month from the first to the last. */
export function monthsOf({ from, to }: { from: string; to: string }): string[] {
  const first = numberOf(from)
  return Array.from({ length: numberOf(to) - first + 1 }, (_, index) => monthOf(first + index))
}

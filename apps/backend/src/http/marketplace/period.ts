import { CityosError, MOST_STATS_DAYS, type StatsPeriod } from '@cityos/contracts'

const DAY_MS = 86_400_000
const USUAL_DAYS = 30

/** The calendar day of a moment in an IANA time zone: `2026-03-29`. @throws RangeError for a zone that does not exist. */
export function dayOf(at: Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en', {
    ...{ timeZone, calendar: 'gregory', year: 'numeric', month: '2-digit', day: '2-digit' },
  })
  const parts = format.formatToParts(at)
  const valueOf = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? ''
  return `${valueOf('year').padStart(4, '0')}-${valueOf('month')}-${valueOf('day')}`
}

/**
 * The days that numbers are asked of, both included: the last thirty where nothing is said.
 * @throws CityosError `validation_failed` for a period that is turned round or too long.
 */
export function periodOf(asked: StatsPeriod, today: string): { from: string; to: string } {
  const to = asked.to ?? today
  const from = asked.from ?? addDays(to, 1 - USUAL_DAYS)
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1
  if (days < 1) throw new CityosError('validation_failed', `from: ${from} is after ${to}.`)
  if (days > MOST_STATS_DAYS) {
    throw new CityosError(
      'validation_failed',
      `from: ${from} to ${to} are ${days} days; at most ${MOST_STATS_DAYS}.`,
    )
  }
  return { from, to }
}

/** Every day from the first to the last. */
export function daysOf({ from, to }: { from: string; to: string }): string[] {
  const count = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1
  return Array.from({ length: count }, (_, index) => addDays(from, index))
}

const addDays = (day: string, days: number) =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)

import { Temporal } from '@js-temporal/polyfill'

const FORM = /^\d{4}-\d{2}-\d{2}$/

/** Exactly `YYYY-MM-DD`: neither a time nor another calendar comes along. @throws RangeError on what is no such date. */
export function plainDate(date: string): Temporal.PlainDate {
  if (!FORM.test(date)) throw new RangeError(`"${date}" is not a date such as 2026-01-31.`)
  return Temporal.PlainDate.from(date)
}

/** @throws RangeError past the year 9999, whose dates would no longer sort as text. */
export function dateText(date: Temporal.PlainDate): string {
  const text = date.toString()
  if (!FORM.test(text))
    throw new RangeError(`${text} is past the calendar that four digits of a year can show.`)
  return text
}

/** How many days lie in [from, to); negative when `to` is the earlier. ISO dates. @throws RangeError on what is no date. */
export function daysBetween(from: string, to: string): number {
  return plainDate(from).until(plainDate(to), { largestUnit: 'day' }).days
}

/** The ISO date `days` later, or earlier when negative. @throws RangeError on what is no date or no whole number. */
export function addDays(date: string, days: number): string {
  return dateText(plainDate(date).add({ days }))
}

import { Temporal } from '@js-temporal/polyfill'
import { plainDate } from './local-date'

/**
 * When a local date begins in an IANA time zone, as an ISO instant in UTC with milliseconds (so that they sort as text).
 * A midnight that a change of clocks leaves out is the first instant after the gap, of one that comes twice it is the
 * first.
 * @throws RangeError on what is no ISO date or no IANA time zone; offsets are none
 */
export function dueInstant(localDate: string, timeZone: string): string {
  const date = plainDate(localDate)
  if (!/^[a-z]/i.test(timeZone)) throw new RangeError(`"${timeZone}" is not an IANA time zone.`)
  return new Date(date.toZonedDateTime({ timeZone }).epochMilliseconds).toISOString()
}

/** The date that calendars in an IANA time zone show at an instant. @throws RangeError on an unknown time zone. */
export function localDateOf(at: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString()
}

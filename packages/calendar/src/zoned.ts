/** What a wall clock and a calendar in some time zone show; months and weekdays from 1 on, Monday first. */
export interface LocalTime {
  year: number
  month: number
  day: number
  hour: number
  minute: number
}

const DAY_MS = 24 * 3_600_000

const formats = new Map<string, Intl.DateTimeFormat>()

/** @throws RangeError when there is no such IANA time zone. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, calendar: 'iso8601', numberingSystem: 'latn', hourCycle: 'h23' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  })
  formats.set(timeZone, format)
  return format
}

/** The local time of an instant, to the minute. @throws RangeError on an unknown time zone. */
export function localTimeOf(at: Date, timeZone: string): LocalTime {
  const wall = new Date(at.getTime() + offsetMs(at, timeZone))
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
  }
}

/**
 * The instant at which clocks in a time zone show a local time. A time that a change of clocks leaves out is as much
 * later as the clocks were put forward; of one that comes twice it is the first. Days past the end of a month count on.
 * @throws RangeError on an unknown time zone.
 */
export function instantOf(local: LocalTime, timeZone: string): Date {
  const wallMs = Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute)
  const before = offsetMs(new Date(wallMs - DAY_MS), timeZone)
  const after = offsetMs(new Date(wallMs + DAY_MS), timeZone)
  const fitting = [before, after]
    .map((offset) => wallMs - offset)
    .filter((ms) => ms + offsetMs(new Date(ms), timeZone) === wallMs)
  return new Date(fitting.length ? Math.min(...fitting) : wallMs - before)
}

/** The same local time a number of days later. */
export function addLocalDays(at: Date, days: number, timeZone: string): Date {
  const local = localTimeOf(at, timeZone)
  return instantOf({ ...local, day: local.day + days }, timeZone)
}

/** How many days a month has; months from 1 on. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** The day of the week of a date: Monday is 1, Sunday 7. */
export function weekdayOf({ year, month, day }: Pick<LocalTime, 'year' | 'month' | 'day'>): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7
}

/** How far the clocks of a zone are ahead of UTC. */
function offsetMs(at: Date, timeZone: string): number {
  const parts = formatOf(timeZone).formatToParts(at)
  const read = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value)
  const wall = Date.UTC(
    read('year'),
    read('month') - 1,
    read('day'),
    read('hour'),
    read('minute'),
    read('second'),
  )
  return wall - Math.floor(at.getTime() / 1000) * 1000
}

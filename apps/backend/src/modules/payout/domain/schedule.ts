import { daysInMonth, instantOf, localTimeOf, weekdayOf, type LocalTime } from '@cityos/calendar'
import type { PayoutSchedule } from '@cityos/contracts'

type Day = Pick<LocalTime, 'year' | 'month' | 'day'>

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const WEEK_DAYS = 7

/**
 * The last time, at or before `now`, at which the schedule says that payouts are made; nothing where people decide.
 * Derived from the calendar alone, so that a run that comes late or twice moves no later one.
 * @throws RangeError on an unknown time zone.
 */
export function lastDue(schedule: PayoutSchedule, timeZone: string, now: Date): Date | null {
  if (schedule.kind === 'manual') return null
  if (schedule.kind === 'threshold') return new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS)
  // The clock's hour may still be ahead today: then it was the day before.
  for (let day: Day = localTimeOf(now, timeZone); ; day = dayBefore(day)) {
    const at = instantOf({ ...scheduledDay(schedule, day), hour: schedule.hour, minute: 0 }, timeZone)
    if (at <= now) return at
  }
}

/** The first time after `now`; nothing where people decide. @throws RangeError on an unknown time zone. */
export function nextDue(schedule: PayoutSchedule, timeZone: string, now: Date): Date | null {
  if (schedule.kind === 'manual') return null
  if (schedule.kind === 'threshold') return new Date((Math.floor(now.getTime() / HOUR_MS) + 1) * HOUR_MS)
  // The longest way from one to the next is a month: what was last due then is the next.
  for (let days = 0; ; days++) {
    const at = lastDue(schedule, timeZone, new Date(now.getTime() + days * DAY_MS))
    if (at && at > now) return at
  }
}

type OnDays = Exclude<PayoutSchedule, { kind: 'manual' | 'threshold' }>

/** The last day on which payouts are made, up to the day given. */
function scheduledDay(schedule: OnDays, day: Day): Day {
  switch (schedule.kind) {
    case 'daily':
      return day
    case 'weekly':
      return back(day, (weekdayOf(day) - schedule.weekday + WEEK_DAYS) % WEEK_DAYS)
    case 'biweekly':
      return scheduledFortnight(schedule, day)
    case 'monthly':
      return scheduledMonth(schedule.day, day)
  }
}

function scheduledFortnight({ weekday, anchor }: { weekday: number; anchor: string }, day: Day): Day {
  const anchored = parseDay(anchor)
  const first = back(anchored, weekdayOf(anchored) - weekday)
  const days = (numberOf(day) - numberOf(first)) % (2 * WEEK_DAYS)
  return back(day, (days + 2 * WEEK_DAYS) % (2 * WEEK_DAYS))
}

function scheduledMonth(wanted: number, { year, month, day }: Day): Day {
  const inMonth = (y: number, m: number) => ({ year: y, month: m, day: Math.min(wanted, daysInMonth(y, m)) })
  const here = inMonth(year, month)
  if (here.day <= day) return here
  return month === 1 ? inMonth(year - 1, 12) : inMonth(year, month - 1)
}

const numberOf = ({ year, month, day }: Day) => Date.UTC(year, month - 1, day) / DAY_MS

function back(day: Day, days: number): Day {
  const at = new Date((numberOf(day) - days) * DAY_MS)
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() }
}

const dayBefore = (day: Day) => back(day, 1)

function parseDay(text: string): Day {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
  return { year, month, day }
}

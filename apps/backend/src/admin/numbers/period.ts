const DAY_MS = 86_400_000

/** How many days a period may have, today included. */
export const PERIODS = ['7', '30', '90', '365'] as const

/** The first day of a period that ends today: `2026-03-31`, by the calendar of a time zone. */
export function firstDayOf(days: number, now: Date, timeZone: string | undefined): string {
  // The calendar of Sweden is written as the API writes days.
  const today = new Intl.DateTimeFormat('sv-SE', {
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
    ...(timeZone ? { timeZone } : {}),
  }).format(now)
  return new Date(Date.parse(today) - (days - 1) * DAY_MS).toISOString().slice(0, 10)
}

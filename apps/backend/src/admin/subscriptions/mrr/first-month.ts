/** The first month of a period that ends with this one: `2026-03`, by the calendar of a time zone. */
export function firstMonthOf(months: number, now: Date, timeZone: string | undefined): string {
  // The calendar of Sweden is written as the API writes months.
  const today = new Intl.DateTimeFormat('sv-SE', {
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
    ...(timeZone ? { timeZone } : {}),
  }).format(now)
  const [year, month] = today.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, month - months, 1)).toISOString().slice(0, 7)
}

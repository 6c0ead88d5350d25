const formats = new Map<string, Intl.DateTimeFormat>()

/** The calendar month of a moment in an IANA time zone: `2026-03`. @throws RangeError for a zone that does not exist. */
export function monthOf(at: Date, timeZone: string): string {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en', { timeZone, calendar: 'gregory', year: 'numeric', month: '2-digit' })
  formats.set(timeZone, format)
  const parts = format.formatToParts(at)
  const valueOf = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  return `${valueOf('year').padStart(4, '0')}-${valueOf('month')}`
}

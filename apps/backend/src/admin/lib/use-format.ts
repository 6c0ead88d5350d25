import { useMemo } from 'react'
import { moneyFormat } from './money'
import { useScope } from './use-scope'

/** Dates, numbers and names as the tenant's people write them; the platform's staff read those of their browser. */
export function useFormat() {
  const scope = useScope()
  const locale = scope?.tenant?.default_locale ?? undefined
  const timeZone = scope?.tenant?.time_zone
  return useMemo(() => {
    const zone = timeZone ? { timeZone } : {}
    const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', ...zone })
    const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
    const month = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', timeZone: 'UTC' })
    const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', ...zone })
    const instant = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', ...zone })
    const number = new Intl.NumberFormat(locale)
    const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 })
    const names = (type: 'region' | 'currency' | 'language') => {
      const display = new Intl.DisplayNames(locale ? [locale] : [], { type, fallback: 'code' })
      return (code: string) => display.of(type === 'language' ? code : code.toUpperCase()) ?? code
    }
    return {
      date: (iso: string) => date.format(new Date(iso)),
      /** Of a day without a time, `2027-03-31`: it is that day in every zone. */
      day: (iso: string) => day.format(new Date(iso)),
      /** Of a month, `2027-03`. */
      month: (iso: string) => month.format(new Date(`${iso}-01`)),
      moment: (iso: string | null) => (iso ? moment.format(new Date(iso)) : '—'),
      instant: (iso: string) => instant.format(new Date(iso)),
      number: (value: number) => number.format(value),
      /** Of a rate in basis points: `8.05%` of 805. */
      rate: (bps: number) => percent.format(bps / 10_000),
      money: moneyFormat(locale),
      country: names('region'),
      currency: names('currency'),
      language: names('language'),
    }
  }, [locale, timeZone])
}

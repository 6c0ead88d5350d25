import { CountryCode, CurrencyCode, Locale, TimeZone } from '@cityos/contracts'
import type { ZodType } from 'zod'

/** Whether every one of a field's values is what a schema of the contracts takes. */
const every =
  (schema: ZodType, what: string) =>
  (values: unknown): true | string => {
    const wrong = ((values ?? []) as unknown[]).find((value) => !schema.safeParse(value).success)
    return wrong === undefined || `${String(wrong)} is no ${what}`
  }

export const country = {
  code: (value: unknown): true | string =>
    (value === String(value).toLowerCase() && CountryCode.safeParse(value).success) ||
    'must be two small letters',
  currencies: every(CurrencyCode, 'ISO 4217 code'),
  locales: every(Locale, 'BCP 47 tag'),
  timeZones: every(TimeZone, 'IANA time zone'),
}

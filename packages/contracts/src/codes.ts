import { z } from 'zod'

/** ISO 4217, lower case as Medusa stores it. Whether the currency exists is the money package's knowledge. */
export const CurrencyCode = z
  .string()
  .toLowerCase()
  .regex(/^[a-z]{3}$/, 'must be a three-letter ISO 4217 code')

/** ISO 3166-1 alpha-2, lower case as Medusa stores it. */
export const CountryCode = z
  .string()
  .toLowerCase()
  .regex(/^[a-z]{2}$/, 'must be a two-letter ISO 3166-1 code')

/** BCP 47, answered in its canonical case (`en-gb` becomes `en-GB`). */
export const Locale = z
  .string()
  .max(100)
  .transform((value, context) => {
    try {
      const [canonical] = Intl.getCanonicalLocales(value)
      if (canonical) return canonical
    } catch {
      // A RangeError says that the tag is malformed, which is what the issue below says.
    }
    context.addIssue({ code: 'custom', message: 'must be a BCP 47 language tag such as en-GB' })
    return z.NEVER
  })

/** A code of the geo hierarchy. */
export const PlacementCode = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(?:[-_][a-z0-9]+)*$/, 'may hold lower-case letters, digits, "-" and "_" between them')

/** An IANA name such as `Asia/Riyadh`, in its canonical case; offsets are none. */
export const TimeZone = z
  .string()
  .max(64)
  .transform((value, context) => {
    if (/^[a-z]/i.test(value)) {
      try {
        const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions()
        // An alias resolves to another name: it stays what it was called.
        return timeZone.toLowerCase() === value.toLowerCase() ? timeZone : value
      } catch {
        // A RangeError says that there is no such zone, which is what the issue below says.
      }
    }
    context.addIssue({ code: 'custom', message: 'must be an IANA time zone such as Europe/Berlin' })
    return z.NEVER
  })

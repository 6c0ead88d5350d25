import { z } from 'zod'

/** A level of the geo hierarchy: its code never changes. */
export const ContentLevel = z.object({ code: z.string(), name: z.string() })
export type ContentLevel = z.infer<typeof ContentLevel>

export const ContentCountry = z.object({
  ...ContentLevel.shape,
  currencies: z.array(z.string()),
  locales: z.array(z.string()),
  calling_codes: z.array(z.string()),
  time_zones: z.array(z.string()),
})
export type ContentCountry = z.infer<typeof ContentCountry>

const Described = z.object({ ...ContentLevel.shape, description: z.string().nullable() })

export const ContentCategory = z.object({
  ...Described.shape,
  /** The category above it. */
  parent: z.string().nullable(),
  subcategories: z.array(Described),
})
export type ContentCategory = z.infer<typeof ContentCategory>

export const ContentScope = z.object({
  ...Described.shape,
  type: z.enum(['city', 'theme']),
  tags: z.array(z.string()),
  /** Those that are offered there: parents before their children. */
  categories: z.array(ContentCategory),
})
export type ContentScope = z.infer<typeof ContentScope>

/** `GET /api/content/geo/countries` */
export const ContentCountriesAnswer = z.object({ countries: z.array(ContentCountry) })
/** `GET /api/content/geo/countries/{code}`: the country with everything below it. */
export const ContentCountryAnswer = z.object({
  country: z.object({ ...ContentCountry.shape, scopes: z.array(ContentScope) }),
})

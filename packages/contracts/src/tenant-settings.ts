import { z } from 'zod'
import { CountryCode, CurrencyCode, Locale, PlacementCode, TimeZone } from './codes'

/** Where the geo hierarchy places a tenant; each code needs the one before it. */
const placementFields = {
  country_code: CountryCode.nullable().optional(),
  scope_code: PlacementCode.nullable().optional(),
  category_code: PlacementCode.nullable().optional(),
  subcategory_code: PlacementCode.nullable().optional(),
}

const listedOnce = (values: readonly string[]) => new Set(values).size === values.length

/** What a tenant may change of itself. The first currency is the default one. */
const ownFields = {
  name: z.string().trim().min(1).max(200).optional(),
  currency_codes: z
    .array(CurrencyCode)
    .min(1)
    .max(200)
    .refine(listedOnce, 'lists a currency twice')
    .optional(),
  locales: z.array(Locale).max(100).refine(listedOnce, 'lists a locale twice').optional(),
  default_locale: Locale.nullable().optional(),
  time_zone: TimeZone.optional(),
}

const isSomething = (body: object) => Object.keys(body).length > 0

export const UpdateOwnTenant = z.strictObject(ownFields).refine(isSomething, 'changes nothing')
export type UpdateOwnTenant = z.infer<typeof UpdateOwnTenant>

/** What the platform may change of a tenant; status and limits have routes of their own. */
export const UpdateTenant = z
  .strictObject({ ...ownFields, ...placementFields })
  .refine(isSomething, 'changes nothing')
export type UpdateTenant = z.infer<typeof UpdateTenant>

import { z } from 'zod'
import { CountryCode, PlacementCode } from '../codes'
import { PlacementCodes } from './medusa-states'

/* What Payload tells of the things that it owns; the rules for readers are those of Medusa's states. */

const Id = z.string().min(1).max(200)
/** By language, `en` and `ar` today; where one is missing, another serves. */
const Words = z.record(z.string(), z.string())

export const CountryState = z.object({ code: CountryCode, names: Words })
export type CountryState = z.infer<typeof CountryState>

export const GeoScopeState = z.object({ code: PlacementCode, names: Words, country_code: CountryCode })
export type GeoScopeState = z.infer<typeof GeoScopeState>

export const GeoCategoryState = z.object({
  code: PlacementCode,
  names: Words,
  parent_code: PlacementCode.nullable(),
  /** Where it is offered; everywhere when empty. */
  scope_codes: z.array(PlacementCode),
})
export type GeoCategoryState = z.infer<typeof GeoCategoryState>

export const GeoSubcategoryState = z.object({
  code: PlacementCode,
  names: Words,
  category_code: PlacementCode,
})
export type GeoSubcategoryState = z.infer<typeof GeoSubcategoryState>

/** Under the tenant's own id. */
export const TenantProfileState = z.object({ placement: PlacementCodes })
export type TenantProfileState = z.infer<typeof TenantProfileState>

const Picture = z.object({
  url: z.string(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  alt: Words,
})

/** What is published about a product; what is not published any more is told as deleted. */
export const ProductContentState = z.object({
  product_id: Id,
  /** Null for all stores of the tenant. */
  store_id: Id.nullable(),
  published_at: z.iso.datetime(),
  locales: z.record(
    z.string(),
    z.object({
      title: z.string(),
      summary: z.string().nullable(),
      body_html: z.string().nullable(),
      seo: z.object({ title: z.string().nullable(), description: z.string().nullable() }),
    }),
  ),
  images: z.array(Picture),
})
export type ProductContentState = z.infer<typeof ProductContentState>

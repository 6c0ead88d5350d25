import { z } from 'zod'
import { StoreTheme } from '../store-theme'
import { ContentLevel } from './geo'
import { ContentPicture } from './picture'
import { ContentSeo, Spoken } from './words'

/** An entry of a menu. One whose page is not published is not there. */
export const ContentMenuItem = z.object({
  label: z.string(),
  /** Where it leads: a path of the site, or an address with https:, mailto: or tel:. */
  href: z.string(),
  /** Whether it leads to a page of this API, which is then at `href`. */
  is_page: z.boolean(),
})
export type ContentMenuItem = z.infer<typeof ContentMenuItem>

export const ContentStore = z.object({
  id: z.string(),
  handle: z.string(),
  name: z.string(),
  status: z.enum(['active', 'paused']),
  /** Complete: what a store leaves out comes from the theme's preset. */
  theme: StoreTheme,
  regional: z.object({
    default_locale: z.string().nullable(),
    format_locale: z.string().nullable(),
    time_zone: z.string().nullable(),
  }),
  seo: ContentSeo,
  locales: Spoken.shape.locales,
})
export type ContentStore = z.infer<typeof ContentStore>

export const ContentTenant = z.object({
  id: z.string(),
  handle: z.string(),
  name: z.string(),
  currencies: z.array(z.string()),
  profile: z.object({
    tagline: z.string().nullable(),
    description: z.string().nullable(),
    website: z.string().nullable(),
    contact_email: z.string().nullable(),
  }),
  branding: z.object({
    logo: ContentPicture.nullable(),
    primary_colour: z.string().nullable(),
    accent_colour: z.string().nullable(),
  }),
  placement: z.object({
    country: ContentLevel.nullable(),
    scope: ContentLevel.nullable(),
    category: ContentLevel.nullable(),
    subcategory: ContentLevel.nullable(),
  }),
  locales: Spoken.shape.locales,
})
export type ContentTenant = z.infer<typeof ContentTenant>

export const ContentPortal = z.object({
  id: z.string(),
  name: z.string(),
  type: z.enum(['customer', 'vendor', 'staff']),
  hostname: z.string().nullable(),
  /** The path of the page that it begins with; null where none is published. */
  landing_path: z.string().nullable(),
  menu: z.array(ContentMenuItem),
  locales: Spoken.shape.locales,
})
export type ContentPortal = z.infer<typeof ContentPortal>

/** `GET /api/content/site`: who this is, and how it looks. `store` is null at no store's address. */
export const ContentSiteAnswer = z.object({
  tenant: ContentTenant,
  store: ContentStore.nullable(),
  stores: z.array(z.object({ id: z.string(), handle: z.string(), name: z.string() })),
})
/** `GET /api/content/navigation` */
export const ContentNavigationAnswer = z.object({
  store_id: z.string(),
  items: z.array(ContentMenuItem),
  locales: Spoken.shape.locales,
})
/** `GET /api/content/portals` */
export const ContentPortalsAnswer = z.object({ portals: z.array(ContentPortal) })
/** `GET /api/content/version`: another one since something was published. */
export const ContentVersionAnswer = z.object({ version: z.string() })

import { z } from 'zod'

const Picture = z.object({
  url: z.string(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  /** What it shows, for those who cannot see it. */
  alt: z.string(),
})

/** What is published about a product, in one language, as `fields=+content` adds it to the store API's product. */
export const StoreProductContent = z.object({
  id: z.string(),
  /** Null for content of all stores of the tenant. */
  store_id: z.string().nullable(),
  /** The language of these words, which is another than the wanted one where that is not written. */
  locale: z.string(),
  /** The languages that it is written in. */
  translations: z.array(z.string()),
  title: z.string(),
  summary: z.string().nullable(),
  body_html: z.string().nullable(),
  seo: z.object({ title: z.string().nullable(), description: z.string().nullable() }),
  images: z.array(Picture),
  published_at: z.iso.datetime(),
})
export type StoreProductContent = z.infer<typeof StoreProductContent>

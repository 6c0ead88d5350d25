import { z } from 'zod'
import { ContentPicture } from './picture'
import { ContentRichText, ContentSeo, Spoken } from './words'

/** What is written about a product of Medusa's. */
export const ContentProduct = z.object({
  id: z.string(),
  /** Medusa's id of the product. */
  product_id: z.string(),
  /** Null for content of all stores. */
  store_id: z.string().nullable(),
  title: z.string(),
  summary: z.string().nullable(),
  body: ContentRichText.nullable(),
  images: z.array(ContentPicture),
  seo: ContentSeo,
  updated_at: z.iso.datetime(),
  ...Spoken.shape,
})
export type ContentProduct = z.infer<typeof ContentProduct>

/** `GET /api/content/products/{product_id}` */
export const ContentProductAnswer = z.object({ product: ContentProduct })
/** `GET /api/content/products`: those that there is something published about, in the order that was asked for. */
export const ContentProductsAnswer = z.object({ products: z.array(ContentProduct) })

import { z } from 'zod'
import { Locale } from '../codes'

/** A language of the reader's: one that content is not written in is a 400 `locale_unknown`. */
const locale = Locale.optional().describe('The language wanted; `Accept-Language` decides without it.')
const store = z
  .string()
  .min(1)
  .max(100)
  .optional()
  .describe('The store, by id or handle; without it the one of the host, or none.')
const preview = z
  .string()
  .min(1)
  .max(1_000)
  .optional()
  .describe('A preview token: answers the draft that it is for, and is never cached.')
const path = z.string().startsWith('/').max(500)

export const ContentQuery = z.strictObject({ locale })
export const ContentStoreQuery = z.strictObject({ locale, store })
export const ContentPageQuery = z
  .strictObject({ path: path.optional(), locale, store, preview })
  .refine((query) => query.path !== undefined || query.preview !== undefined, {
    path: ['path'],
    message: 'is required without a preview token',
  })
export const ContentPagesQuery = z.strictObject({
  locale,
  store,
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().min(1).max(1_000).optional().describe('`next_cursor` of the page before.'),
})
export const ContentProductQuery = z.strictObject({ locale, store, preview })
const ProductId = z.string().regex(/^prod_[0-9A-Za-z]{1,64}$/, 'must be the id of a product in Medusa')
export const ContentProductsQuery = z.strictObject({
  locale,
  store,
  ids: z
    .string()
    .max(8_000)
    .transform((text) => [...new Set(text.split(','))])
    .pipe(z.array(ProductId).min(1).max(100))
    .describe('Up to 100 ids of products, with commas between them.'),
})
export const ContentPortalsQuery = z.strictObject({
  locale,
  type: z.enum(['customer', 'vendor', 'staff']).optional(),
})

/** `POST /api/content/preview-tokens` */
export const CreatePreviewToken = z.strictObject({
  collection: z.enum(['pages', 'product-content']),
  id: z.uuid(),
})
export type CreatePreviewToken = z.infer<typeof CreatePreviewToken>
export const PreviewTokenAnswer = z.object({
  token: z.string(),
  /** The draft as a page, for a browser. */
  url: z.url(),
  expires_at: z.iso.datetime(),
})

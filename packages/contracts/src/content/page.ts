import { z } from 'zod'
import { PageInfo } from '../paging'
import { ContentPicture } from './picture'
import { ContentRichText, ContentSeo, Spoken } from './words'

/** A part of a page, told apart by `type`. A reader leaves out types that it does not know. */
export const ContentBlock = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('hero'),
    heading: z.string(),
    text: z.string().nullable(),
    image: ContentPicture.nullable(),
  }),
  z.object({ type: z.literal('text'), body: ContentRichText }),
  z.object({ type: z.literal('gallery'), images: z.array(ContentPicture) }),
  /** Products by their handles in Medusa. */
  z.object({ type: z.literal('products'), heading: z.string().nullable(), handles: z.array(z.string()) }),
  z.object({
    type: z.literal('questions'),
    entries: z.array(z.object({ question: z.string(), answer: z.string() })),
  }),
])
export type ContentBlock = z.infer<typeof ContentBlock>

export const ContentPageSummary = z.object({
  id: z.string(),
  path: z.string(),
  /** Null for a page of all stores. */
  store_id: z.string().nullable(),
  title: z.string(),
  seo: ContentSeo,
  updated_at: z.iso.datetime(),
  ...Spoken.shape,
})
export type ContentPageSummary = z.infer<typeof ContentPageSummary>

export const ContentPage = z.object({ ...ContentPageSummary.shape, blocks: z.array(ContentBlock) })
export type ContentPage = z.infer<typeof ContentPage>

/** `GET /api/content/page` */
export const ContentPageAnswer = z.object({ page: ContentPage })
/** `GET /api/content/pages` */
export const ContentPagesAnswer = z.object({ pages: z.array(ContentPageSummary), ...PageInfo.shape })

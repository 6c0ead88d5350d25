import { z } from 'zod'
import { ContentPicture } from './picture'

/** Formatted text twice: as Lexical keeps it, and as HTML. */
export const ContentRichText = z.object({
  lexical: z.object({ root: z.record(z.string(), z.unknown()) }),
  html: z.string(),
})
export type ContentRichText = z.infer<typeof ContentRichText>

/** What search engines and previews are told; null where the page's own words do. */
export const ContentSeo = z.object({
  title: z.string().nullable(),
  description: z.string().nullable(),
  image: ContentPicture.nullable(),
  hidden: z.boolean(),
})
export type ContentSeo = z.infer<typeof ContentSeo>

/** In which languages something is answered and there. */
export const Spoken = z.object({
  /** The languages of the words of this answer, the most wanted first: more than one where a word was missing. */
  locales: z.array(z.string()),
  /** The languages that it is written in. */
  translations: z.array(z.string()),
})

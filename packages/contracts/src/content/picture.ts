import { z } from 'zod'

const Size = z.object({
  url: z.url(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
})

/** A file that everybody may see. A size is null where the picture is too small for it, or no picture. */
export const ContentPicture = z.object({
  id: z.string(),
  url: z.url(),
  /** What it shows, for those who cannot see it. */
  alt: z.string(),
  caption: z.string().nullable(),
  mime_type: z.string(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  sizes: z.object({
    /** 320 by 320 pixels. */
    thumbnail: Size.nullable(),
    /** 768 pixels wide. */
    card: Size.nullable(),
    /** 1920 pixels wide. */
    hero: Size.nullable(),
  }),
})
export type ContentPicture = z.infer<typeof ContentPicture>

import type { ContentPicture } from '@cityos/contracts'
import type { Payload } from 'payload'
import { idOf } from '../access/id-of'
import { batched } from './batch'
import type { Localized, Speaker } from './speaker'

interface File {
  filename?: string | null
  width?: number | null
  height?: number | null
}

interface MediaRow extends File {
  [name: string]: unknown
  id: string
  alt: Localized<string>
  caption?: Localized<string>
  mimeType: string
  sizes?: Partial<Record<'thumbnail' | 'card' | 'hero', File>>
}

export type Pictures = (value: unknown, speaker: Speaker) => Promise<ContentPicture | null>

/** The tenant's public files by id: a private one is not there, whoever asks. */
export function picturesOf(payload: Payload, tenant: string, origin: string): Pictures {
  const row = batched(async (ids) => {
    const { docs } = await payload.db.find<MediaRow>({
      collection: 'media',
      where: {
        and: [{ tenant: { equals: tenant } }, { visibility: { equals: 'public' } }, { id: { in: ids } }],
      },
      pagination: false,
      limit: 0,
      locale: 'all',
    })
    return new Map(docs.map((doc) => [doc.id, doc]))
  })
  return async (value, speaker) => {
    const id = idOf(value)
    const found = id === null ? null : await row(id)
    return found && picture(found, speaker, origin)
  }
}

function picture(row: MediaRow, speaker: Speaker, origin: string): ContentPicture {
  const at = ({ filename }: File) => `${origin}/api/media/file/${encodeURIComponent(filename ?? '')}`
  const extent = ({ width, height }: File) => ({ width: width ?? null, height: height ?? null })
  const size = (name: 'thumbnail' | 'card' | 'hero') => {
    const file = row.sizes?.[name]
    return file?.filename ? { url: at(file), ...extent(file) } : null
  }
  return {
    id: row.id,
    url: at(row),
    alt: speaker.say(row.alt) ?? '',
    caption: speaker.say(row.caption),
    mime_type: row.mimeType,
    ...extent(row),
    sizes: { thumbnail: size('thumbnail'), card: size('card'), hero: size('hero') },
  }
}

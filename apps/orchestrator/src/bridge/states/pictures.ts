import type { Payload } from 'payload'
import { env } from '../../env'
import { wordsOf, type Localized } from './words'

interface Picture {
  url: string
  width: number | null
  height: number | null
  alt: Record<string, string>
}

interface Row {
  id: string
  filename?: string | null
  width?: number | null
  height?: number | null
  alt?: Localized<string>
}

/** The public pictures among these, by id: what is for the tenant's staff alone leads nobody outside anywhere. */
export async function picturesOf(
  payload: Payload,
  tenant: string,
  ids: readonly string[],
): Promise<Map<string, Picture>> {
  if (!ids.length) return new Map()
  const { docs } = await payload.db.find({
    collection: 'media',
    where: {
      and: [
        { id: { in: [...new Set(ids)] } },
        { tenant: { equals: tenant } },
        { visibility: { equals: 'public' } },
      ],
    },
    limit: 0,
    pagination: false,
    locale: 'all',
  })
  const rows = docs as unknown as Row[]
  return new Map(
    rows
      .filter(({ filename }) => filename)
      .map(({ id, filename, width, height, alt }) => [
        id,
        {
          url: `${env().ORCHESTRATOR_URL}/api/media/file/${encodeURIComponent(filename!)}`,
          width: width ?? null,
          height: height ?? null,
          alt: wordsOf(alt),
        },
      ]),
  )
}

import type { State } from '@cityos/bridge'
import type { ProductContentState } from '@cityos/contracts'
import { convertLexicalToHTML } from '@payloadcms/richtext-lexical/html'
import type { Payload } from 'payload'
import { idOf } from '../../access/id-of'
import { picturesOf } from './pictures'
import type { Localized } from './words'

type Text = Parameters<typeof convertLexicalToHTML>[0]['data']

interface Content {
  id: string
  productId: string
  store?: unknown
  updatedAt: string
  title?: Localized<string>
  summary?: Localized<string>
  body?: Localized<Text>
  images?: unknown[] | null
  seo?: { title?: Localized<string>; description?: Localized<string> } | null
  steps?: { to: string; at: string }[] | null
}

/** What is published of these, in every language in which it has a title; drafts beside it count for nothing. */
export async function productContentStates(
  payload: Payload,
  tenant: string,
  ids: readonly string[],
): Promise<Map<string, State>> {
  const { docs } = await payload.db.find({
    collection: 'product-content',
    where: {
      and: [{ id: { in: [...ids] } }, { tenant: { equals: tenant } }, { _status: { equals: 'published' } }],
    },
    limit: 0,
    pagination: false,
    locale: 'all',
  })
  const published = docs as unknown as Content[]
  const shown = published.flatMap(({ images }) => (images ?? []).map((image) => String(idOf(image))))
  const pictures = await picturesOf(payload, tenant, shown)
  return new Map(
    published.map((content) => [
      content.id,
      {
        product_id: content.productId,
        store_id: idOf(content.store),
        published_at: publishedAt(content),
        locales: localesOf(content),
        images: (content.images ?? []).flatMap((image) => pictures.get(String(idOf(image))) ?? []),
      } satisfies ProductContentState,
    ]),
  )
}

function publishedAt({ steps, updatedAt }: Content): string {
  const last = (steps ?? []).filter(({ to }) => to === 'published').at(-1)
  return new Date(last?.at ?? updatedAt).toISOString()
}

function localesOf({ title, summary, body, seo }: Content): ProductContentState['locales'] {
  const said = Object.entries(title ?? {}).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return Object.fromEntries(
    said.map(([locale, text]) => [
      locale,
      {
        title: text,
        summary: summary?.[locale] ?? null,
        body_html: htmlOf(body?.[locale]),
        seo: { title: seo?.title?.[locale] ?? null, description: seo?.description?.[locale] ?? null },
      },
    ]),
  )
}

function htmlOf(text: Text | null | undefined): string | null {
  return text ? convertLexicalToHTML({ data: text, disableContainer: true }) : null
}

import type { ContentProduct } from '@cityos/contracts'
import type { Where } from 'payload'
import { idOf } from '../../access/id-of'
import { richText } from '../rich-text'
import { seo } from '../seo'
import { translationsOf, type Localized } from '../speaker'
import type { SeoRow } from '../store-of'
import type { Visit } from '../visit'

/** Product content, or a version of it, with all its languages. */
export interface ProductRow {
  [name: string]: unknown
  id: string
  tenant: unknown
  store?: unknown
  productId: string
  title: Localized<string>
  summary?: Localized<string>
  body?: Localized<unknown>
  images?: unknown[] | null
  seo?: SeoRow
  updatedAt: string
}

/** What is published about products, in the order of the ids: the store's own goes before what is for all stores. */
export async function productsBy(
  { payload, tenant, store }: Visit,
  ids: readonly string[],
): Promise<ProductRow[]> {
  const ofAll: Where = { store: { equals: null } }
  const { docs } = await payload.db.find<ProductRow>({
    collection: 'product-content',
    where: {
      and: [
        { tenant: { equals: tenant.id } },
        { _status: { equals: 'published' } },
        { productId: { in: [...ids] } },
        { or: store ? [ofAll, { store: { equals: store.id } }] : [ofAll] },
      ],
    },
    pagination: false,
    limit: 0,
    locale: 'all',
  })
  return ids.flatMap((id) => {
    const rows = docs.filter(({ productId }) => productId === id)
    return rows.find((row) => idOf(row.store) !== null) ?? rows[0] ?? []
  })
}

export async function product(row: ProductRow, visit: Visit): Promise<ContentProduct> {
  const speaker = visit.speaker()
  const [title, summary, body] = [speaker.say(row.title), speaker.say(row.summary), speaker.say(row.body)]
  const [images, search] = await Promise.all([
    Promise.all((row.images ?? []).map((image) => visit.pictures(image, speaker))),
    seo(row.seo, speaker, visit.pictures),
  ])
  return {
    id: row.id,
    product_id: row.productId ?? '',
    store_id: idOf(row.store),
    title: title ?? '',
    summary,
    body: richText(body),
    images: images.filter((image) => image !== null),
    seo: search,
    updated_at: new Date(row.updatedAt).toISOString(),
    locales: speaker.locales,
    translations: translationsOf(row.title),
  }
}

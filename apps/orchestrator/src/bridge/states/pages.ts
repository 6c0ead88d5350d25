import type { State } from '@cityos/bridge'
import type { Payload } from 'payload'
import { idOf } from '../../access/id-of'
import { wordsOf, type Localized } from './words'

interface Page {
  id: string
  path: string
  store?: unknown
  updatedAt: string
  title?: Localized<string>
}

/** Told to a tenant's own endpoints: that a page is published, and where; what is on it, the content API tells. */
export async function pageStates(
  payload: Payload,
  tenant: string,
  ids: readonly string[],
): Promise<Map<string, State>> {
  const { docs } = await payload.db.find({
    collection: 'pages',
    where: {
      and: [{ id: { in: [...ids] } }, { tenant: { equals: tenant } }, { _status: { equals: 'published' } }],
    },
    limit: 0,
    pagination: false,
    locale: 'all',
    select: { path: true, store: true, title: true, updatedAt: true },
  })
  return new Map(
    (docs as unknown as Page[]).map(({ id, path, store, title, updatedAt }) => [
      id,
      {
        path,
        store_id: idOf(store),
        titles: wordsOf(title),
        published_at: new Date(updatedAt).toISOString(),
      },
    ]),
  )
}

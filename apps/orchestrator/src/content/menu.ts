import type { ContentMenuItem } from '@cityos/contracts'
import type { Payload } from 'payload'
import { idOf } from '../access/id-of'
import { batched } from './batch'
import type { Speaker } from './speaker'
import type { MenuRow } from './store-of'

/** The path of one of the tenant's pages; null unless it is published. */
export type PagePaths = (value: unknown) => Promise<string | null>

export function pagePathsOf(payload: Payload, tenant: string): PagePaths {
  const path = batched(async (ids) => {
    const { docs } = await payload.db.find<{ [x: string]: unknown; id: string; path: string }>({
      collection: 'pages',
      where: {
        and: [{ tenant: { equals: tenant } }, { _status: { equals: 'published' } }, { id: { in: ids } }],
      },
      pagination: false,
      limit: 0,
    })
    return new Map(docs.map((doc) => [doc.id, doc.path]))
  })
  return async (value) => {
    const id = idOf(value)
    return id === null ? null : path(id)
  }
}

/** Entries that lead somewhere, in their order. */
export async function menu(
  rows: readonly MenuRow[] | null | undefined,
  speaker: Speaker,
  paths: PagePaths,
): Promise<ContentMenuItem[]> {
  const items = await Promise.all(
    (rows ?? []).map(async ({ label, page, url }) => {
      const path = await paths(page)
      const href = path ?? url
      return href ? { label: speaker.say(label) ?? href, href, is_page: path !== null } : null
    }),
  )
  return items.filter((item) => item !== null)
}

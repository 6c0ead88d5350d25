import type { ContentPortal } from '@cityos/contracts'
import { menu } from '../menu'
import type { Localized } from '../speaker'
import type { MenuRow } from '../store-of'
import type { Visit } from '../visit'

interface PortalRow {
  [name: string]: unknown
  id: string
  name: Localized<string>
  type: ContentPortal['type']
  hostname?: string | null
  menu?: MenuRow[]
  landingPage?: unknown
}

/** The entrances of a tenant; @param all those for its vendors and staff too, whose menus are not everybody's. */
export async function portalsOf(
  { payload, tenant, paths, speaker: begin }: Visit,
  type: ContentPortal['type'] | undefined,
  all: boolean,
): Promise<ContentPortal[]> {
  const { docs } = await payload.db.find<PortalRow>({
    collection: 'portals',
    where: {
      and: [
        { tenant: { equals: tenant.id } },
        ...(type ? [{ type: { equals: type } }] : []),
        ...(all ? [] : [{ type: { equals: 'customer' } }]),
      ],
    },
    sort: 'id',
    pagination: false,
    limit: 0,
    locale: 'all',
  })
  return Promise.all(
    docs.map(async (row) => {
      const speaker = begin()
      return {
        id: row.id,
        name: speaker.say(row.name) ?? '',
        type: row.type,
        hostname: row.hostname ?? null,
        landing_path: await paths(row.landingPage),
        menu: await menu(row.menu, speaker, paths),
        locales: speaker.locales,
      }
    }),
  )
}

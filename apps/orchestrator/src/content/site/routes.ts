import {
  ContentNavigationAnswer,
  ContentPortalsAnswer,
  ContentPortalsQuery,
  ContentSiteAnswer,
  ContentStoreQuery,
  ContentVersionAnswer,
} from '@cityos/contracts'
import { z } from 'zod'
import { CodedError } from '../../http/error'
import { seePortals, seeSite } from '../may'
import { menu } from '../menu'
import { contentRoute } from '../route'
import { storesOf } from '../store-of'
import { entering } from '../visit'
import { portalsOf } from './portals'
import { storeShown } from './store'
import { tenantOf } from './tenant'

export const siteRoutes = [
  contentRoute({
    path: '/content/site',
    summary: 'Get who this is and how it looks',
    query: ContentStoreQuery,
    answer: ContentSiteAnswer,
    errors: ['not_found'],
    enter: entering(seeSite),
    run: async (visit) => {
      const [tenant, store, stores] = await Promise.all([
        tenantOf(visit),
        visit.store && storeShown(visit.store, visit),
        storesOf(visit.payload, visit.tenant.id),
      ])
      const locales = [...tenant.locales, ...(store?.locales ?? [])]
      return { body: { tenant, store, stores }, locales }
    },
  }),
  contentRoute({
    path: '/content/navigation',
    summary: 'Get the menu of a store',
    query: ContentStoreQuery,
    answer: ContentNavigationAnswer,
    errors: ['not_found'],
    enter: entering(seeSite),
    run: async ({ store, paths, speaker: begin }) => {
      if (!store) throw new CodedError('not_found', 'There is no store at this address: name one.')
      const speaker = begin()
      const items = await menu(store.navigation, speaker, paths)
      const { locales } = speaker
      return { body: { store_id: store.id, items, locales }, locales }
    },
  }),
  contentRoute({
    path: '/content/portals',
    summary: 'List the entrances of a tenant',
    details:
      'Visitors see those for customers; those for vendors and staff are shown to the staff, and to keys.',
    query: ContentPortalsQuery,
    answer: ContentPortalsAnswer,
    enter: entering(seePortals),
    run: async (visit, { type }) => {
      const all = await visit.asker.can('read', { kind: 'portal', tenant: visit.tenant.id })
      const portals = await portalsOf(visit, type, all)
      return { body: { portals }, locales: portals.flatMap(({ locales }) => locales) }
    },
  }),
  contentRoute({
    path: '/content/version',
    summary: 'Get the version of what is published',
    details: 'Another one since anything was published, changed or taken back: then ask for the rest anew.',
    query: z.strictObject({}),
    answer: ContentVersionAnswer,
    enter: entering(seeSite),
    run: ({ version }) => Promise.resolve({ body: { version } }),
  }),
]

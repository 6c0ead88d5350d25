import { ContentPageAnswer, ContentPageQuery, ContentPagesAnswer, ContentPagesQuery } from '@cityos/contracts'
import { CodedError } from '../../http/error'
import { seePages } from '../may'
import { previewed } from '../preview/previewed'
import { contentRoute } from '../route'
import { entering } from '../visit'
import { listPages, pageAt } from './find-pages'
import { page, pageSummary, type PageRow } from './page'

export const pageRoutes = [
  contentRoute({
    path: '/content/pages',
    summary: 'List the published pages of a site',
    details:
      'Each path once, in the order of the paths: a page of the store goes before the one for all stores.',
    query: ContentPagesQuery,
    answer: ContentPagesAnswer,
    errors: ['cursor_invalid', 'not_found'],
    enter: entering(seePages),
    run: async (visit, { limit, cursor }) => {
      const { rows, count, next_cursor } = await listPages(visit, limit, cursor)
      const pages = await Promise.all(rows.map((row) => pageSummary(row, visit)))
      return { body: { pages, count, limit, next_cursor }, locales: pages.flatMap(({ locales }) => locales) }
    },
  }),
  contentRoute({
    path: '/content/page',
    summary: 'Get the page at a path',
    query: ContentPageQuery,
    answer: ContentPageAnswer,
    errors: ['not_found', 'preview_invalid', 'preview_expired'],
    enter: previewed('pages', seePages),
    run: async ({ draft, ...visit }, { path }) => {
      const row = (draft as PageRow | null) ?? (await pageAt(visit, path!))
      if (path !== undefined && row.path !== path)
        throw new CodedError('not_found', `There is no page at ${path}.`)
      const shown = await page(row, visit)
      return { body: { page: shown }, locales: shown.locales }
    },
  }),
]

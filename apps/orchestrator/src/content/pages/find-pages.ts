import type { Where } from 'payload'
import { idOf } from '../../access/id-of'
import { CodedError } from '../../http/error'
import type { Visit } from '../visit'
import type { PageRow } from './page'

const published = ({ tenant }: Visit): Where[] => [
  { tenant: { equals: tenant.id } },
  { _status: { equals: 'published' } },
]
const ofAll: Where = { store: { equals: null } }

/** The page at a path: the store's own goes before the one for all stores. @throws CodedError `not_found` */
export async function pageAt(visit: Visit, path: string): Promise<PageRow> {
  const stores = visit.store ? [ofAll, { store: { equals: visit.store.id } }] : [ofAll]
  const { docs } = await visit.payload.db.find<PageRow>({
    collection: 'pages',
    where: { and: [...published(visit), { path: { equals: path } }, { or: stores }] },
    limit: 2,
    locale: 'all',
  })
  const found = docs.find(({ store }) => idOf(store) !== null) ?? docs[0]
  if (!found) throw new CodedError('not_found', `There is no page at ${path}.`)
  return found
}

/** All pages of a site by path, each path once. The cursor is the last path of the page before. */
export async function listPages(visit: Visit, limit: number, cursor: string | undefined) {
  const shown: Where[] = [...published(visit), await oneForEachPath(visit)]
  const after = cursor === undefined ? [] : [{ path: { greater_than: pathIn(cursor) } }]
  const { db } = visit.payload
  const [{ docs }, { totalDocs }] = await Promise.all([
    db.find<PageRow>({
      collection: 'pages',
      where: { and: [...shown, ...after] },
      sort: 'path',
      limit: limit + 1,
      pagination: false,
      locale: 'all',
    }),
    db.count({ collection: 'pages', where: { and: shown } }),
  ])
  const rows = docs.slice(0, limit)
  const next = docs.length > limit ? Buffer.from(rows.at(-1)!.path).toString('base64url') : null
  return { rows, count: totalDocs, next_cursor: next }
}

async function oneForEachPath(visit: Visit): Promise<Where> {
  if (!visit.store) return ofAll
  const own: Where = { store: { equals: visit.store.id } }
  const { docs } = await visit.payload.db.find<PageRow>({
    collection: 'pages',
    where: { and: [...published(visit), own] },
    select: { path: true },
    pagination: false,
    limit: 0,
  })
  const taken = docs.map(({ path }) => path)
  return { or: [own, taken.length ? { and: [ofAll, { path: { not_in: taken } }] } : ofAll] }
}

function pathIn(cursor: string): string {
  const path = Buffer.from(cursor, 'base64url').toString('utf8')
  if (path.startsWith('/') && Buffer.from(path).toString('base64url') === cursor) return path
  throw new CodedError('cursor_invalid', 'This cursor is none of ours: begin without one.')
}

import type { Application, Request } from 'express'
import { declaredRoutes } from './declared-routes'
import { routeTable } from './route-table'
import type { Row } from './row'

/** The parts of Express' own routing that the guard asks: which layer would handle this request? */
interface Layer {
  match(path: string): boolean
  params: Record<string, string>
  route?: { path: string; methods: Record<string, boolean> }
}

/** What the guard knows of the route that Express is going to run; `row` is missing when nobody wrote one. */
export interface MatchedRoute {
  /** `METHOD /path`, the key of the route table. */
  key: string
  row?: Row
  params: Readonly<Record<string, string>>
}

interface Candidate {
  key: string
  layer: Layer
}

/** Folders of files, which middlewares serve: no layer of their own stands for them. */
const FOLDERS = [...routeTable.keys()]
  .filter((key) => key.endsWith('/*'))
  .map((key) => ({ key, folder: new RegExp(`^${key.slice('GET '.length, -'/*'.length)}(?:/|$)`, 'i') }))

const byApplication = new WeakMap<object, Map<string, Candidate[]>>()

/**
 * The route that Express will run for this request: the same layers, asked in the same order, so that a path
 * cannot mean one route here and another there. @throws URIError on a path that decodes to nothing.
 */
export function matchRoute(request: Request): MatchedRoute | undefined {
  const { path } = request
  // Express answers HEAD with the route of GET.
  const method = request.method === 'HEAD' ? 'GET' : request.method
  for (const { key, layer } of candidatesFor(request.app).get(method) ?? []) {
    if (layer.match(path)) return { key, ...rowOf(key), params: { ...layer.params } }
  }
  const files = method === 'GET' ? FOLDERS.find(({ folder }) => folder.test(path)) : undefined
  return files && { key: files.key, ...rowOf(files.key), params: {} }
}

function rowOf(key: string): { row?: Row } {
  const row = routeTable.get(key)
  return row ? { row } : {}
}

/** Built at the first request: Medusa listens when all its routes are loaded. */
function candidatesFor(application: Application): Map<string, Candidate[]> {
  const known = byApplication.get(application)
  if (known) return known
  const candidates = new Map<string, Candidate[]>()
  const { stack } = (application as unknown as { _router: { stack: Layer[] } })._router
  for (const layer of stack) {
    for (const name of Object.keys(layer.route?.methods ?? {})) {
      const method = name.toUpperCase()
      const key = `${method} ${layer.route?.path}`
      // The rest are middlewares for one method. Medusa adds /health by hand, so it is in the table alone.
      if (!declaredRoutes.has(key) && !routeTable.has(key)) continue
      candidates.set(method, [...(candidates.get(method) ?? []), { key, layer }])
    }
  }
  byApplication.set(application, candidates)
  return candidates
}

import { shapeOf, type RouteShape } from './route-shapes'

interface Layer {
  name?: string
  route?: {
    path: string | string[]
    methods: Record<string, boolean>
    stack: { handle: unknown; method?: string }[]
  }
  handle?: { stack?: Layer[] }
  regexp?: RegExp
}
export interface ExpressApp {
  _router?: { stack: Layer[] }
}

export interface Route extends RouteShape {
  method: string
  path: string
}

/**
 * Every route that the running server answers, sorted: what Express itself matches against, with the JSON
 * Schemas of body and query where a validator knows them. Folders of files count as `GET <mount>/*`; other
 * paths with a `*` belong to middlewares, which answer nothing by themselves.
 */
export function listRoutes(app: ExpressApp | undefined): Route[] {
  if (!app?._router) throw new Error('The server has not handled a request yet.')
  const found = new Map<string, Route>()
  const add = (method: string, path: string, handlers: unknown[]) => {
    const key = `${path} ${method}`
    found.set(key, { ...found.get(key), method, path, ...shapeOf(handlers) })
  }
  const visit = (stack: Layer[]) => {
    for (const layer of stack) {
      const { route } = layer
      for (const path of [route?.path ?? []].flat().filter((path) => !path.includes('*'))) {
        for (const method of Object.keys(route?.methods ?? {})) {
          const handlers = route?.stack.filter((entry) => !entry.method || entry.method === method) ?? []
          add(
            method.replace(/^_/, '').toUpperCase(),
            path,
            handlers.map((entry) => entry.handle),
          )
        }
      }
      if (layer.name === 'serveStatic') add('GET', `${mountOf(layer.regexp)}/*`, [])
      if (layer.handle?.stack && !route) visit(layer.handle.stack)
    }
  }
  visit(app._router.stack)
  return [...found.keys()].sort().map((key) => found.get(key) as Route)
}

/** `/static` of the expression that Express makes of it: `/^\/static\/?(?=\/|$)/i`. */
function mountOf(expression: RegExp | undefined): string {
  const path = /^\^((?:\\\/[\w-]+)*)/.exec(expression?.source ?? '')?.[1] ?? ''
  return path.replaceAll('\\', '')
}

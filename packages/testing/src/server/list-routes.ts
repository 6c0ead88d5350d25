interface Layer {
  route?: { path: string | string[]; methods: Record<string, boolean> }
  handle?: { stack?: Layer[] }
  regexp?: RegExp
}
export interface ExpressApp {
  _router?: { stack: Layer[] }
}

export interface Route {
  method: string
  path: string
}

/** Every route that the running server answers, sorted: what Express itself matches against. */
export function listRoutes(app: ExpressApp | undefined): Route[] {
  if (!app?._router) throw new Error('The server has not handled a request yet.')
  const found = new Map<string, Route>()
  const visit = (stack: Layer[]) => {
    for (const layer of stack) {
      for (const path of [layer.route?.path ?? []].flat()) {
        for (const method of Object.keys(layer.route?.methods ?? {})) {
          const route = { method: method.replace(/^_/, '').toUpperCase(), path }
          found.set(`${route.path} ${route.method}`, route)
        }
      }
      if (layer.handle?.stack && !layer.route) visit(layer.handle.stack)
    }
  }
  visit(app._router.stack)
  return [...found.keys()].sort().map((key) => found.get(key) as Route)
}

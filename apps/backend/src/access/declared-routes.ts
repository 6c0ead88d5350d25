import { ApiLoader } from '@medusajs/framework/http'
import { CityosError } from '@cityos/contracts'

const APPROVED = Symbol('cityos.access.approved')

type Marked = { [APPROVED]?: string }

/** The routes that Medusa has loaded from files, as `METHOD /path`; everything else in its stack is a middleware. */
export const declaredRoutes = new Set<string>()

/** Notes for this request that the guard lets it into one route, and no other. */
export function approve(request: object, route: string): void {
  ;(request as Marked)[APPROVED] = route
}

/**
 * Learns of every route as Medusa loads it, and lets none run that the guard has not approved for this very
 * request. So a route that the guard's matching overlooks answers 404 instead of answering. Medusa calls
 * `traceRoute` once for each route file's method, before it serves: call this before the routes load.
 */
export function watchRoutes(): void {
  const trace = ApiLoader.traceRoute
  ApiLoader.traceRoute = (handler, { route, method }) => {
    const key = `${method} ${route}`
    declaredRoutes.add(key)
    const traced = trace ? trace(handler, { route, method }) : handler
    return (request, response) => {
      if ((request as Marked)[APPROVED] !== key) throw new CityosError('not_found', 'Not found')
      return traced(request, response)
    }
  }
}

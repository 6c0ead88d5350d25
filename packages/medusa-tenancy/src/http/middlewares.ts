import { AsyncResource } from 'node:async_hooks'
import { currentTenantId, PLATFORM_TENANT_ID } from '../scope/scope'

interface Session {
  tenant_id?: string
  auth_context?: unknown
  /** Replaces the request's session by an empty one with a new id. */
  regenerate(done: (error?: unknown) => void): unknown
}
interface Request {
  session?: Session
  auth_context?: unknown
}
interface Response {
  status(code: number): { json(body: unknown): unknown }
}
type Next = (error?: unknown) => void
type Middleware = (request: Request, response: Response, next: Next) => unknown

/** One entry of the array that Medusa's `defineMiddlewares` takes. */
export interface TenancyRoute {
  matcher: string
  methods?: 'POST'[]
  middlewares: Middleware[]
}

const refuseForeignSession: Middleware = (request, response, next) => {
  const { session } = request
  if (session?.auth_context && session.tenant_id !== currentTenantId()) {
    return response.status(401).json({ type: 'unauthorized', message: 'Unauthorized' })
  }
  next()
}

/** A new id at each sign-in: whoever has seen or planted the one from before gains nothing by it. */
const beginSession: Middleware = (request, _response, next) => {
  // Core has authenticated already; who is nobody gets no session either.
  if (!request.session || !request.auth_context) return next()
  const tenantId = currentTenantId() as string
  const begin: Next = (error) => {
    if (error) return next(error)
    if (request.session) request.session.tenant_id = tenantId
    next()
  }
  // A store may call back from outside the request's scope.
  return request.session.regenerate(AsyncResource.bind(begin))
}

/** Answers 404 outside the platform's own scope, as if the route did not exist. */
export const platformOnly: Middleware = (_request, response, next) => {
  if (currentTenantId() === PLATFORM_TENANT_ID) return next()
  return response.status(404).json({ type: 'not_found', message: 'Not found' })
}

/**
 * The entries that every project adds to `src/api/middlewares.ts`: a session begins with a new id and is good for the
 * tenant it was opened in, and the routes that run or watch any workflow or rebuild the index of all are the
 * platform's.
 */
export const tenancyRoutes: TenancyRoute[] = [
  { matcher: '*', middlewares: [refuseForeignSession] },
  { matcher: '/auth/session', methods: ['POST'], middlewares: [beginSession] },
  { matcher: '/admin/workflows-executions*', middlewares: [platformOnly] },
  { matcher: '/admin/index*', middlewares: [platformOnly] },
]

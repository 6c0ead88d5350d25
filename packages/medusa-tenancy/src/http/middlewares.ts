import { currentTenantId, PLATFORM_TENANT_ID } from '../scope/scope'

interface Request {
  session?: { tenant_id?: string; auth_context?: unknown }
}
interface Response {
  status(code: number): { json(body: unknown): unknown }
}
type Next = () => void
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

const rememberTenant: Middleware = (request, _response, next) => {
  if (request.session) request.session.tenant_id = currentTenantId() as string
  next()
}

/** Answers 404 outside the platform's own scope, as if the route did not exist. */
export const platformOnly: Middleware = (_request, response, next) => {
  if (currentTenantId() === PLATFORM_TENANT_ID) return next()
  return response.status(404).json({ type: 'not_found', message: 'Not found' })
}

/**
 * The entries that every project adds to `src/api/middlewares.ts`: a session is good for the tenant it was
 * opened in, and the routes that run or watch any workflow or rebuild the index of all are the platform's.
 */
export const tenancyRoutes: TenancyRoute[] = [
  { matcher: '*', middlewares: [refuseForeignSession] },
  { matcher: '/auth/session', methods: ['POST'], middlewares: [rememberTenant] },
  { matcher: '/admin/workflows-executions*', middlewares: [platformOnly] },
  { matcher: '/admin/index*', middlewares: [platformOnly] },
]

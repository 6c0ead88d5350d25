import { actAs, type ActingPrincipal, type ActingTerms } from '../scope/acting'
import { currentTenantId, enterTenant, PLATFORM_TENANT_ID } from '../scope/scope'
import { resolveNamed } from './current-resolver'
import { TENANT_HEADER } from './decide'
import type { TenancyRoute } from './middlewares'

/** What Medusa knows of a request once it has authenticated it. */
export interface AuthenticatedRequest {
  headers: Record<string, string | string[] | undefined>
  auth_context?: { actor_id?: string; actor_type?: string }
}

export interface ActAsTenantOptions {
  /**
   * Whether this principal of the platform may act in tenants. Asked in the platform's scope, before the tenant is
   * looked up. By default every user and every secret key of the platform may.
   */
  authorize?: (principal: ActingPrincipal, request: AuthenticatedRequest) => boolean | Promise<boolean>
  /**
   * Under which terms this principal acts in this tenant: asked in the platform's scope, for each request; throws when
   * there are none. By default nobody has to say why.
   */
  terms?: (
    principal: ActingPrincipal,
    tenantId: string,
    request: AuthenticatedRequest,
  ) => ActingTerms | Promise<ActingTerms>
}

const SERVES: readonly string[] = ['user', 'api-key']
const everyStaffMember = ({ actorType }: ActingPrincipal) => SERVES.includes(actorType)

const ANONYMOUS = {
  status: 401,
  type: 'unauthorized',
  code: 'unauthorized',
  message: `Sign in to the platform to name a tenant in ${TENANT_HEADER}.`,
}
const FORBIDDEN = {
  status: 403,
  type: 'forbidden',
  code: 'tenant_header_forbidden',
  message: `You may not act in the tenant that ${TENANT_HEADER} names.`,
}

/**
 * The entry that lets the platform's staff and services act in the tenant that the header `x-tenant` names, on the
 * platform's host. Put it right behind `tenancyRoutes`: the session is checked where it was opened, and every later
 * middleware and the route run in the named tenant's scope. Core authenticates before it for `/admin` alone, so
 * everywhere else the header is refused.
 */
export function actAsTenant({ authorize = everyStaffMember, terms }: ActAsTenantOptions = {}): TenancyRoute {
  return {
    matcher: '*',
    middlewares: [
      async (request, response, next) => {
        const { headers, auth_context: context } = request as AuthenticatedRequest
        const named = headers[TENANT_HEADER]
        // In a tenant's own scope the header has already been compared with host and key.
        if (named === undefined || named === PLATFORM_TENANT_ID || currentTenantId() !== PLATFORM_TENANT_ID) {
          return next()
        }
        const refuse = ({ status, ...body }: typeof ANONYMOUS) => response.status(status).json(body)
        if (!context?.actor_id) return refuse(ANONYMOUS)
        const principal = {
          homeTenantId: PLATFORM_TENANT_ID,
          actorType: context.actor_type ?? '',
          actorId: context.actor_id,
        }
        if (!(await authorize(principal, request as AuthenticatedRequest))) return refuse(FORBIDDEN)
        const resolution = await resolveNamed(String(named))
        if ('refusal' in resolution) return refuse({ type: 'not_found', ...resolution.refusal })
        const { tenantId } = resolution.tenant
        const acting = terms
          ? { ...principal, terms: await terms(principal, tenantId, request as AuthenticatedRequest) }
          : principal
        return actAs(acting, () => enterTenant(tenantId, next))
      },
    ],
  }
}

import type { RouteGroup } from '../../../../http/openapi/description'
import { describeDomainRoutes } from '../../../../http/openapi/domain-routes'

export const ownDomainsOpenApi: RouteGroup = {
  tag: 'Domains',
  about: 'The host names at which the tenant in scope is reached.',
  routes: describeDomainRoutes('/admin/tenant/domains', {
    who: 'tenant_staff',
    whose: 'your',
    params: {},
    mayVouch: false,
  }),
}

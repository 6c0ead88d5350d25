import { domainRoutes } from '../../../../http/domain-routes'

export const ownDomainRoutes = domainRoutes('/admin/tenant/domains', { mayVouch: false })

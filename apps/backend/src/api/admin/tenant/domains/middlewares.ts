import { domainRoutes } from '../../../../http/domains/domain-routes'

export const ownDomainRoutes = domainRoutes('/admin/tenant/domains', { mayVouch: false })

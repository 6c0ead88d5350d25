import { domainHandlers } from '../../../../../http/domains/domain-handlers'
import { findTenant } from '../../../../../workflows/tenant/find-tenant'

/** The domains of the tenant that the path names, by id or handle. */
export const domains = domainHandlers(
  async (request) => (await findTenant(request.scope, request.params['id'] as string)).id,
)

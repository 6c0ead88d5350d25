import { domainHandlers } from '../../../../http/domains/domain-handlers'
import { ownTenant } from '../own-tenant'

/** The domains of the tenant in scope. */
export const domains = domainHandlers(async (request) => (await ownTenant(request.scope)).id)

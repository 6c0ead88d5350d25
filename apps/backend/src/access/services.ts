import { principalFromClaims, visitorOf, type Principal } from '@cityos/access'
import { CityosError } from '@cityos/contracts'
import type { AccessTokenClaims } from '@cityos/identity'
import { PLATFORM_TENANT_ID, requireTenantId } from '@cityos/medusa-tenancy'

const services = new WeakMap<object, Principal>()

/** The service that sends this request; undefined when somebody else does. */
export function serviceOf(request: object): Principal | undefined {
  return services.get(request)
}

/**
 * Remembers which service a verified token speaks of. It lives on the platform and has the platform's roles alone:
 * no membership in any tenant, no e-mail. @throws CityosError `unauthorized` for a person's token, and in a tenant.
 */
export function rememberService(request: object, claims: AccessTokenClaims): Principal {
  const { kind, platformRoles } = principalFromClaims(claims)
  if (kind !== 'service' || requireTenantId() !== PLATFORM_TENANT_ID) {
    throw new CityosError('unauthorized', 'Unauthorized')
  }
  const service: Principal = { ...visitorOf(PLATFORM_TENANT_ID), id: claims.azp, kind, platformRoles }
  services.set(request, service)
  return service
}

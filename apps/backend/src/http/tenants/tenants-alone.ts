import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { CityosError } from '@cityos/contracts'
import { PLATFORM_TENANT_ID, requireTenantId } from '@cityos/medusa-tenancy'

/** The id of the tenant in scope. @throws CityosError `not_found` in the platform's own scope. */
export function ownTenantId(): string {
  const id = requireTenantId()
  if (id !== PLATFORM_TENANT_ID) return id
  throw new CityosError('not_found', 'The platform is no tenant: see /admin/tenants.')
}

/** Refuses what only a tenant has where there is none. @throws CityosError `not_found`. */
export function tenantsAlone(
  _request: MedusaRequest,
  _response: MedusaResponse,
  next: MedusaNextFunction,
): void {
  ownTenantId()
  next()
}

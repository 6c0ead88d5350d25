import type { MedusaContainer } from '@medusajs/framework/types'
import { CityosError } from '@cityos/contracts'
import { PLATFORM_TENANT_ID, requireTenantId } from '@cityos/medusa-tenancy'
import { findTenant } from '../../../workflows/tenant/find-tenant'
import type { TenantRecord } from '../../../workflows/tenant/tenant-module'

/** The tenant in scope. @throws CityosError `not_found` on the platform's own hosts. */
export async function ownTenant(container: MedusaContainer): Promise<TenantRecord> {
  const id = requireTenantId()
  if (id === PLATFORM_TENANT_ID) {
    throw new CityosError('not_found', 'The platform is no tenant: see /admin/tenants.')
  }
  return findTenant(container, id)
}

import type { MedusaContainer } from '@medusajs/framework/types'
import { ownTenantId } from '../../../http/tenants/tenants-alone'
import { findTenant } from '../../../workflows/tenant/find-tenant'
import type { TenantRecord } from '../../../workflows/tenant/tenant-module'

/** The tenant in scope. @throws CityosError `not_found` on the platform's own hosts. */
export async function ownTenant(container: MedusaContainer): Promise<TenantRecord> {
  return findTenant(container, ownTenantId())
}

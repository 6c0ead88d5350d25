import type { MedusaContainer } from '@medusajs/framework/types'
import { CityosError } from '@cityos/contracts'
import { tenantModule, type TenantRecord } from './tenant-module'

/**
 * A provisioned tenant with its domains, by id or handle: an id has an underscore and a handle never does.
 * @throws CityosError `not_found`.
 */
export async function findTenant(container: MedusaContainer, idOrHandle: string): Promise<TenantRecord> {
  const key = idOrHandle.includes('_') ? 'id' : 'handle'
  const [tenant] = await tenantModule(container).listTenants(
    { [key]: idOrHandle, provisioned_at: { $ne: null } },
    { relations: ['domains'] },
  )
  if (!tenant) throw new CityosError('not_found', `There is no tenant ${idOrHandle}.`)
  return tenant as unknown as TenantRecord
}

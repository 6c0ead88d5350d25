import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { forgetResolvedTenants, PLATFORM_TENANT_ID, runInTenant } from '@cityos/medusa-tenancy'
import { tenantModule } from './tenant-module'

/** Removes every row of a tenant and then the tenant itself. There is no way back. */
export async function deleteTenantRows(container: MedusaContainer, tenantId: string): Promise<void> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await runInTenant(tenantId, () => connection.raw('select tenancy_delete_rows(?)', [tenantId]))
  await runInTenant(PLATFORM_TENANT_ID, async () => {
    await connection('tenant_quota').where({ tenant_id: tenantId }).delete()
    await tenantModule(container).deleteTenants(tenantId)
  })
  forgetResolvedTenants()
}

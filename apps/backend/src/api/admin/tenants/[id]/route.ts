import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { CityosError } from '@cityos/contracts'
import { toTenantResponse } from '../../../../http/tenant-response'
import { tenantModule, type TenantRecord } from '../../../../workflows/tenant/tenant-module'

/** Reads one tenant of the platform. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const id = request.params['id'] as string
  const [tenant] = await tenantModule(request.scope).listTenants(
    { id, provisioned_at: { $ne: null } },
    { relations: ['domains'] },
  )
  if (!tenant) throw new CityosError('not_found', `There is no tenant ${id}.`)
  response.json({ tenant: toTenantResponse(tenant as unknown as TenantRecord) })
}

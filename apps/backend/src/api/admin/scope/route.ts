import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { Scope } from '@cityos/contracts'
import { PLATFORM_TENANT_ID, requireTenantId } from '@cityos/medusa-tenancy'
import { toTenantResponse } from '../../../http/tenant-response'
import { tenantModule, type TenantRecord } from '../../../workflows/tenant/tenant-module'

/** Says who lives at this host: the platform, or which tenant. The admin shows its menu by it. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const id = requireTenantId()
  let scope: Scope = { kind: 'platform', tenant: null }
  if (id !== PLATFORM_TENANT_ID) {
    const [tenant] = await tenantModule(request.scope).listTenants({ id }, { relations: ['domains'] })
    scope = { kind: 'tenant', tenant: toTenantResponse(tenant as unknown as TenantRecord) }
  }
  response.json({ scope })
}

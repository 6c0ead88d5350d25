import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { Scope } from '@cityos/contracts'
import { PLATFORM_TENANT_ID, requireTenantId } from '@cityos/medusa-tenancy'
import { actingSession } from '../../../access/acting-terms'
import type { GuardedRequest } from '../../../access/guarded-request'
import { permissionsOf } from '../../../access/permissions-of'
import { toTenantResponse } from '../../../http/tenants/tenant-response'
import { tenantModule, type TenantRecord } from '../../../workflows/tenant/tenant-module'

/** Says who lives at this host, and what the caller may do there. The admin shows its menu and buttons by it. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const id = requireTenantId()
  const permissions = await permissionsOf(request as unknown as GuardedRequest)
  let scope: Scope = { kind: 'platform', tenant: null, acting: null, permissions }
  if (id !== PLATFORM_TENANT_ID) {
    const [tenant] = await tenantModule(request.scope).listTenants({ id }, { relations: ['domains'] })
    scope = {
      kind: 'tenant',
      tenant: toTenantResponse(tenant as unknown as TenantRecord),
      acting: actingSession(),
      permissions,
    }
  }
  response.json({ scope })
}

import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { SetTenantLimits } from '@cityos/contracts'
import { actorOf } from '../../../../../http/actor'
import { toTenantResponse } from '../../../../../http/tenants/tenant-response'
import { findTenant } from '../../../../../workflows/tenant/find-tenant'
import { setTenantLimitsWorkflow } from '../../../../../workflows/tenant/set-tenant-limits'

/** Puts a tenant on another tier, or gives it limits of its own. */
export const POST = async (request: MedusaRequest<SetTenantLimits>, response: MedusaResponse) => {
  const { id } = await findTenant(request.scope, request.params['id'] as string)
  await setTenantLimitsWorkflow(request.scope).run({
    input: { tenantId: id, limits: request.validatedBody, actorId: actorOf(request) },
  })
  response.json({ tenant: toTenantResponse(await findTenant(request.scope, id)) })
}

import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { UpdateTenant } from '@cityos/contracts'
import { actorOf } from '../../../../http/actor'
import { toTenantResponse } from '../../../../http/tenants/tenant-response'
import { findTenant } from '../../../../workflows/tenant/find-tenant'
import { updateTenantWorkflow } from '../../../../workflows/tenant/update-tenant'

/** Reads one tenant of the platform, by id or handle. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const tenant = await findTenant(request.scope, request.params['id'] as string)
  response.json({ tenant: toTenantResponse(tenant) })
}

/** Changes a tenant's settings and placement. */
export const POST = async (request: MedusaRequest<UpdateTenant>, response: MedusaResponse) => {
  const { id } = await findTenant(request.scope, request.params['id'] as string)
  await updateTenantWorkflow(request.scope).run({
    input: { tenantId: id, change: request.validatedBody, actorId: actorOf(request) },
  })
  response.json({ tenant: toTenantResponse(await findTenant(request.scope, id)) })
}

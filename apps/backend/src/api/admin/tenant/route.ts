import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { UpdateOwnTenant } from '@cityos/contracts'
import { PLATFORM_TENANT_ID, runInTenant } from '@cityos/medusa-tenancy'
import { ownTenant } from './own-tenant'
import { actorOf } from '../../../http/actor'
import { toTenantResponse } from '../../../http/tenants/tenant-response'
import { updateTenantWorkflow } from '../../../workflows/tenant/update-tenant'

/** Reads the tenant of this host. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json({ tenant: toTenantResponse(await ownTenant(request.scope)) })
}

/** Changes what a tenant may change of itself. */
export const POST = async (request: MedusaRequest<UpdateOwnTenant>, response: MedusaResponse) => {
  const { id } = await ownTenant(request.scope)
  const input = { tenantId: id, change: request.validatedBody, actorId: actorOf(request) }
  // The registry is the platform's to write, and its events are told where the platform listens.
  await runInTenant(PLATFORM_TENANT_ID, () => updateTenantWorkflow(request.scope).run({ input }))
  response.json({ tenant: toTenantResponse(await ownTenant(request.scope)) })
}

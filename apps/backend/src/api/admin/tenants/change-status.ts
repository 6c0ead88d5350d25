import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { MedusaContainer } from '@medusajs/framework/types'
import { actorOf } from '../../../http/actor'
import { toTenantResponse } from '../../../http/tenants/tenant-response'
import { findTenant } from '../../../workflows/tenant/find-tenant'
import type { ChangeStatusInput } from '../../../workflows/tenant/steps/change-tenant-status'

type StatusWorkflow = (container: MedusaContainer) => {
  run(options: { input: ChangeStatusInput }): Promise<unknown>
}

/** Runs one of the status workflows on the tenant that the path names, and answers the tenant. */
export async function changeStatus(
  workflow: StatusWorkflow,
  request: MedusaRequest<{ reason?: string }>,
  response: MedusaResponse,
): Promise<void> {
  const { id } = await findTenant(request.scope, request.params['id'] as string)
  await workflow(request.scope).run({
    input: { tenantId: id, reason: request.validatedBody.reason, actorId: actorOf(request) },
  })
  response.json({ tenant: toTenantResponse(await findTenant(request.scope, id)) })
}

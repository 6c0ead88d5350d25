import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { readUsage } from '../../../../../http/tenants/usage'
import { findTenant } from '../../../../../workflows/tenant/find-tenant'

/** How much of its limits a tenant has used. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const tenant = await findTenant(request.scope, request.params['id'] as string)
  response.json({ usage: await readUsage(request.scope, tenant) })
}

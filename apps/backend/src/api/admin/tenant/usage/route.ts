import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { ownTenant } from '../own-tenant'
import { readUsage } from '../../../../http/tenants/usage'

/** How much of its limits the tenant has used. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json({ usage: await readUsage(request.scope, await ownTenant(request.scope)) })
}

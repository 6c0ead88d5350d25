import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ListTenantBilling } from '@cityos/contracts'
import { listTenantBilling } from '../../../http/subscriptions/billing-health'

/** Lists how the billing of tenants does. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as unknown as ListTenantBilling
  response.json(await listTenantBilling(request.scope, query))
}

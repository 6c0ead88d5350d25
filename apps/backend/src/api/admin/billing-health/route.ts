import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { readBillingHealth } from '../../../http/subscriptions/billing-health'

/** Tells whether billing keeps up. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json({ billing_health: await readBillingHealth(request.scope) })
}

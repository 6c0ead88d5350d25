import type { MedusaResponse, MedusaStoreRequest } from '@medusajs/framework/http'
import type { ListStoreSubscriptionPlans } from '@cityos/contracts'
import { listStorePlans } from '../../../http/subscriptions/plan-response'

/** Says on which plans a product can be bought. */
export const GET = async (request: MedusaStoreRequest, response: MedusaResponse) => {
  const { product_id } = request.validatedQuery as unknown as ListStoreSubscriptionPlans
  const { sales_channel_ids: channels } = request.publishable_key_context
  response.json({ subscription_plans: await listStorePlans(request.scope, product_id, channels) })
}

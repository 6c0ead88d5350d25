import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ListWebhookDeliveries } from '@cityos/contracts'
import { listWebhookDeliveries } from '../../../http/webhook-endpoints/delivery-response'

/** Lists what the endpoints of this tenant were told, the newest first. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json(
    await listWebhookDeliveries(request.scope, request.validatedQuery as unknown as ListWebhookDeliveries),
  )
}

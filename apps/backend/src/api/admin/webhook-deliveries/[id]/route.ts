import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { readWebhookDelivery } from '../../../../http/webhook-endpoints/delivery-response'

/** Reads a delivery with its body. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const id = request.params['id'] as string
  response.set('cache-control', 'no-store')
  response.json({ webhook_delivery: await readWebhookDelivery(request.scope, id) })
}

import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { replaySyncDelivery } from '../../../../../../http/sync/sync-deliveries'

/** Sends a finished message once more, as a new one with the same body. */
export const POST = async (request: MedusaRequest, response: MedusaResponse) => {
  const delivery = await replaySyncDelivery(request.scope, request.params['id'] as string)
  response.status(202).json({ sync_delivery: delivery })
}

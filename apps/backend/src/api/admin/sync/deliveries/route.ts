import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ListSyncDeliveries } from '@cityos/contracts'
import { listSyncDeliveries } from '../../../../http/sync/sync-deliveries'

/** Lists what the content admin was told, the newest first. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json(
    await listSyncDeliveries(request.scope, request.validatedQuery as unknown as ListSyncDeliveries),
  )
}

import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ListSyncHealth } from '@cityos/contracts'
import { syncHealth } from '../../../../http/sync/sync-health'

/** How the bridge to the content admin does. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json(await syncHealth(request.scope, request.validatedQuery as unknown as ListSyncHealth))
}

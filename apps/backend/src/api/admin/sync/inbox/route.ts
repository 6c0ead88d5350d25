import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ListSyncInbox } from '@cityos/contracts'
import { listSyncInbox } from '../../../../http/sync/sync-inbox'

/** Lists what the content admin has told, the newest first. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json(await listSyncInbox(request.scope, request.validatedQuery as unknown as ListSyncInbox))
}

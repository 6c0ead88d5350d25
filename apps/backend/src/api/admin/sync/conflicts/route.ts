import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ListSyncConflicts } from '@cityos/contracts'
import { listSyncConflicts } from '../../../../http/sync/sync-conflicts'

/** Lists conflicts, the newest first. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json(
    await listSyncConflicts(request.scope, request.validatedQuery as unknown as ListSyncConflicts),
  )
}

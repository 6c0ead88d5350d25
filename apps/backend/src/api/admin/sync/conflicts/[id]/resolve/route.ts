import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ResolveSyncConflict } from '@cityos/contracts'
import { actorOf } from '../../../../../../http/actor'
import { resolveSyncConflict } from '../../../../../../http/sync/sync-conflicts'

/** Ends a conflict: what was told counts, or what is held stays. */
export const POST = async (request: AuthenticatedMedusaRequest, response: MedusaResponse) => {
  const { decision } = request.validatedBody as ResolveSyncConflict
  const id = request.params['id'] as string
  response.json({
    sync_conflict: await resolveSyncConflict(request.scope, {
      id,
      decision,
      by: actorOf(request) ?? 'nobody',
    }),
  })
}

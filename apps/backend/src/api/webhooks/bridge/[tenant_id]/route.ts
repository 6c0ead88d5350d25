import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { LARGEST_BODY_BYTES } from '@cityos/bridge'
import { rawBody } from '../../../../http/sync/raw-body'
import { refuseMessage } from '../../../../http/sync/refuse-message'
import { syncModule } from '../../../../modules/sync/sync-module'
import { receiveMessage } from '../../../../sync/receive-message'

/** The content admin tells something about a tenant, and proves it by its signature; it is worked on afterwards. */
export const POST = async (request: MedusaRequest, response: MedusaResponse) => {
  const body = await rawBody(request, LARGEST_BODY_BYTES)
  const { headers } = request
  const tenantId = request.params['tenant_id'] as string
  const message = { tenantId, headers: headers as Record<string, string>, body }
  const state = await receiveMessage(syncModule(request.scope), message).catch(refuseMessage)
  response.status(202).json({ state })
}

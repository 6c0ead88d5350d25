import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { LARGEST_QUESTION_BYTES } from '@cityos/bridge'
import { rawBody } from '../../../../../http/sync/raw-body'
import { refuseMessage } from '../../../../../http/sync/refuse-message'
import { syncModule } from '../../../../../modules/sync/sync-module'
import { answerContentAdmin } from '../../../../../sync/answer-content-admin'

/** The content admin asks what is held here of its things, signed as a message is. */
export const POST = async (request: MedusaRequest, response: MedusaResponse) => {
  const body = await rawBody(request, LARGEST_QUESTION_BYTES)
  const { headers } = request
  const tenantId = request.params['tenant_id'] as string
  const question = { tenantId, headers: headers as Record<string, string>, body }
  response.json(await answerContentAdmin(syncModule(request.scope), question).catch(refuseMessage))
}

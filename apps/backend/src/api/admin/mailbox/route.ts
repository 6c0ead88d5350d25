import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ListMailbox } from '@cityos/contracts'
import { listMessages } from '../../../http/mailbox/list-messages'

/** Lists the e-mails that were kept in place of being sent, newest first. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as unknown as ListMailbox
  response.json(await listMessages(request.scope, query))
}

import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { CloseDispute } from '@cityos/contracts'
import { actorOf } from '../../../../../http/actor'
import { readDispute } from '../../../../../http/disputes/dispute-response'
import { closeDisputeWorkflow } from '../../../../../workflows/dispute/close-dispute'

/** Says how a dispute has ended that no provider tells of. */
export const POST = async (request: MedusaRequest<CloseDispute>, response: MedusaResponse) => {
  const id = request.params['id'] as string
  const actor = actorOf(request) ?? 'somebody'
  await closeDisputeWorkflow(request.scope).run({ input: { id, actor, ...request.validatedBody } })
  response.json({ dispute: await readDispute(request.scope, id) })
}

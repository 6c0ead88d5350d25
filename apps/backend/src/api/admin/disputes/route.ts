import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ListDisputes, OpenDispute } from '@cityos/contracts'
import { actorOf } from '../../../http/actor'
import { listDisputes, readDispute } from '../../../http/disputes/dispute-response'
import { openDisputeWorkflow } from '../../../workflows/dispute/open-dispute'
import { payoutContext } from '../../../workflows/payout/context'

/** Lists disputes, newest first. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json(await listDisputes(request.scope, request.validatedQuery as unknown as ListDisputes))
}

/** Writes a dispute down that no provider tells of. */
export const POST = async (request: MedusaRequest<OpenDispute>, response: MedusaResponse) => {
  const { reference = null, occurred_at, evidence_due_at = null, ...told } = request.validatedBody
  const now = payoutContext(request.scope).payouts.now()
  const { result } = await openDisputeWorkflow(request.scope).run({
    input: {
      ...{ ...told, provider: 'manual', reference, evidence_due_at },
      occurred_at: occurred_at ?? now.toISOString(),
      actor: actorOf(request) ?? 'somebody',
    },
  })
  response.status(201).json({ dispute: await readDispute(request.scope, result.id) })
}

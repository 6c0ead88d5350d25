import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ResolvePayoutFinding } from '@cityos/contracts'
import { actorOf } from '../../../../../http/actor'
import { readFinding } from '../../../../../http/payouts/reconciliation-response'
import { resolvePayoutFindingWorkflow } from '../../../../../workflows/payout/resolve-finding'

/** Settles a difference for a reason. */
export const POST = async (request: MedusaRequest<ResolvePayoutFinding>, response: MedusaResponse) => {
  const id = request.params['id'] as string
  const { resolution } = request.validatedBody
  const actor = actorOf(request) ?? 'somebody'
  await resolvePayoutFindingWorkflow(request.scope).run({ input: { id, actor, resolution } })
  response.json({ payout_finding: await readFinding(request.scope, id) })
}

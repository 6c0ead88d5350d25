import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ListPayoutReconciliations, ReconcilePayouts } from '@cityos/contracts'
import { actorOf } from '../../../http/actor'
import { listReconciliations, readReconciliation } from '../../../http/payouts/reconciliation-response'
import { requestPayoutReconciliationWorkflow } from '../../../workflows/payout/request-reconciliation'

/** Lists comparisons with providers, newest first. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as unknown as ListPayoutReconciliations
  response.json(await listReconciliations(request.scope, query))
}

/** Asks for one; a job runs it within a minute. */
export const POST = async (request: MedusaRequest<ReconcilePayouts>, response: MedusaResponse) => {
  const actor = actorOf(request) ?? 'somebody'
  const { result } = await requestPayoutReconciliationWorkflow(request.scope).run({
    input: { ...request.validatedBody, actor },
  })
  response.status(202).json({ payout_reconciliation: await readReconciliation(request.scope, result) })
}

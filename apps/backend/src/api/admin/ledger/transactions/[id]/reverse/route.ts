import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ReverseLedgerTransaction } from '@cityos/contracts'
import { actorOf } from '../../../../../../http/actor'
import { ledgerTransaction } from '../../../../../../http/ledger/ledger-response'
import { reverseAdjustmentWorkflow } from '../../../../../../workflows/ledger/reverse-adjustment'

/** Takes an adjustment back; asked again, answers the same reversal. */
export const POST = async (request: MedusaRequest<ReverseLedgerTransaction>, response: MedusaResponse) => {
  const input = {
    id: String(request.params['id']),
    reason: request.validatedBody.reason,
    actor: actorOf(request),
  }
  const { result } = await reverseAdjustmentWorkflow(request.scope).run({ input })
  response
    .status(result.created ? 201 : 200)
    .json({ ledger_transaction: await ledgerTransaction(request.scope, result.id) })
}

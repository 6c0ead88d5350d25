import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { AdjustLedger } from '@cityos/contracts'
import { actorOf } from '../../../../http/actor'
import { ledgerTransaction } from '../../../../http/ledger/ledger-response'
import { adjustLedgerWorkflow } from '../../../../workflows/ledger/adjust-ledger'

/** Moves money by hand, once for each key. */
export const POST = async (request: MedusaRequest<AdjustLedger>, response: MedusaResponse) => {
  const input = { ...request.validatedBody, actor: actorOf(request) }
  const { result } = await adjustLedgerWorkflow(request.scope).run({ input })
  response
    .status(result.created ? 201 : 200)
    .json({ ledger_transaction: await ledgerTransaction(request.scope, result.id) })
}

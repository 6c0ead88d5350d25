import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { ledgerTransaction } from '../../../../../http/ledger/ledger-response'

/** Reads one money move. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json({ ledger_transaction: await ledgerTransaction(request.scope, String(request.params['id'])) })
}

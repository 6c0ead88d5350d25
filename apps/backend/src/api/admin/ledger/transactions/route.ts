import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ListLedgerTransactions } from '@cityos/contracts'
import { ledgerTransactions } from '../../../../http/ledger/ledger-response'

/** Lists money moves with their postings, the newest first. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json(
    await ledgerTransactions(request.scope, request.validatedQuery as unknown as ListLedgerTransactions),
  )
}

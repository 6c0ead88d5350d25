import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ListLedgerAccounts } from '@cityos/contracts'
import { ledgerAccounts } from '../../../../http/ledger/ledger-response'

/** Lists accounts with their balances. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json(await ledgerAccounts(request.scope, request.validatedQuery as unknown as ListLedgerAccounts))
}

import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { readPayoutAccounts } from '../../../../http/payouts/account-response'

/** Reads where a vendor's money goes, masked. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json(await readPayoutAccounts(request.scope, request.params['vendor_id'] as string))
}

import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { SavePayoutAccount } from '@cityos/contracts'
import { namedVendorOf } from '../../../access/vendors/vendor-caller'
import { readPayoutAccounts } from '../../../http/payouts/account-response'
import { savePayoutAccountWorkflow } from '../../../workflows/payout/save-account'

/** Reads where the money of the caller's vendor goes, masked. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json(await readPayoutAccounts(request.scope, namedVendorOf(request).vendor_id))
}

/** Says where the money of the caller's vendor goes. */
export const POST = async (request: MedusaRequest<SavePayoutAccount>, response: MedusaResponse) => {
  const { vendor_id } = namedVendorOf(request)
  await savePayoutAccountWorkflow(request.scope).run({
    input: { vendor_id, account: request.validatedBody as never },
  })
  response.json(await readPayoutAccounts(request.scope, vendor_id))
}

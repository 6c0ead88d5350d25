import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { namedVendorOf } from '../../../access/vendors/vendor-caller'
import { readBalances } from '../../../http/payouts/balance-response'

/** Reads what the caller's vendor has, and when it is paid. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json(await readBalances(request.scope, namedVendorOf(request).vendor_id))
}

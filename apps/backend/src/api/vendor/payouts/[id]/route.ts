import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { namedVendorOf } from '../../../../access/vendors/vendor-caller'
import { readPayout } from '../../../../http/payouts/payout-response'

/** Reads a payout of the caller's vendor. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const { vendor_id } = namedVendorOf(request)
  response.json({ payout: await readPayout(request.scope, request.params['id'] as string, vendor_id) })
}

import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ListOwnPayouts } from '@cityos/contracts'
import { namedVendorOf } from '../../../access/vendors/vendor-caller'
import { listPayouts } from '../../../http/payouts/payout-response'

/** Lists the payouts of the caller's vendor, newest first. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const { vendor_id } = namedVendorOf(request)
  const query = request.validatedQuery as unknown as ListOwnPayouts
  response.json(await listPayouts(request.scope, { ...query, vendor_id }))
}

import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ListVendorTransactions } from '@cityos/contracts'
import { namedVendorOf } from '../../../access/vendors/vendor-caller'
import { listVendorTransactions } from '../../../http/vendor-money/list-transactions'

/** Lists what went into and out of the accounts of the caller's vendor, newest first. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as unknown as ListVendorTransactions
  response.json(await listVendorTransactions(request.scope, namedVendorOf(request).vendor_id, query))
}

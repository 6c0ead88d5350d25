import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { StatementQuery } from '@cityos/contracts'
import { namedVendorOf } from '../../../../access/vendors/vendor-caller'
import { sendStatement } from '../../../../http/statements/send-statement'

/** Sends the statement of the caller's vendor as CSV, with each entry; its amounts sum to what has moved. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as unknown as StatementQuery
  const { vendor_id: vendorId } = namedVendorOf(request)
  await sendStatement(request.scope, response, { vendorId, query, as: 'csv' })
}

import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { StatementQuery } from '@cityos/contracts'
import { namedVendorOf } from '../../../access/vendors/vendor-caller'
import { readStatement } from '../../../http/statements/send-statement'

/** Reads what the caller's vendor had before a period and after it. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as unknown as StatementQuery
  response.json(await readStatement(request.scope, namedVendorOf(request).vendor_id, query))
}

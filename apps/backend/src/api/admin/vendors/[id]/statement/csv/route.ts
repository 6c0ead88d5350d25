import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { StatementQuery } from '@cityos/contracts'
import { sendStatement } from '../../../../../../http/statements/send-statement'

/** Sends a vendor's statement as CSV, with each entry; its amounts sum to what has moved. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as unknown as StatementQuery
  const vendorId = request.params['id'] as string
  await sendStatement(request.scope, response, { vendorId, query, as: 'csv' })
}

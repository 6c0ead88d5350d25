import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { StatementQuery } from '@cityos/contracts'
import { readStatement } from '../../../../../http/statements/send-statement'

/** Reads what a vendor's accounts held before a period and after it. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as unknown as StatementQuery
  response.json(await readStatement(request.scope, request.params['id'] as string, query))
}

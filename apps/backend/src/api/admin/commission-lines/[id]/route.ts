import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { requireCommissionLine, toLine } from '../../../../http/commission/line-response'

/** Reads what was charged for one line. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const line = await requireCommissionLine(request.scope, request.params['id'] as string)
  response.json({ commission_line: toLine(line) })
}

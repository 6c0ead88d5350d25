import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ListProductApprovals } from '@cityos/contracts'
import { listApprovals } from '../../../http/vendors/approval-response'

/** Lists the products of vendors that wait, or waited. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as unknown as ListProductApprovals
  response.json(await listApprovals(request.scope, query))
}

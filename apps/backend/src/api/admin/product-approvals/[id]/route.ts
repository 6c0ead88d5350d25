import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { readApproval } from '../../../../http/vendors/approval-response'

/** Reads one product, or change of one, that waits or waited. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json({ product_approval: await readApproval(request.scope, request.params['id'] as string) })
}

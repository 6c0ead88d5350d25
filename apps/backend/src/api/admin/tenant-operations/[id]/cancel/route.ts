import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { requesterOf, toOperationResponse } from '../../../../../http/tenants/operation-response'
import { cancelOperation } from '../../../../../workflows/tenant-operation/cancel-operation'

/** Cancels an operation: at once, or as soon as what it has written is removed. */
export const POST = async (request: MedusaRequest, response: MedusaResponse) => {
  const operation = await cancelOperation(requesterOf(request), request.params['id'] as string)
  response.status(202).json({ operation: toOperationResponse(operation) })
}

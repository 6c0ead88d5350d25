import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { CloneTenant } from '@cityos/contracts'
import { requesterOf, toOperationResponse } from '../../../../../http/tenants/operation-response'
import { requestClone } from '../../../../../workflows/tenant-operation/request-operation'

/** Starts a copy of a tenant beside it. */
export const POST = async (request: MedusaRequest<CloneTenant>, response: MedusaResponse) => {
  const id = request.params['id'] as string
  const operation = await requestClone(requesterOf(request), id, request.validatedBody)
  response.status(202).json({ operation: toOperationResponse(operation) })
}

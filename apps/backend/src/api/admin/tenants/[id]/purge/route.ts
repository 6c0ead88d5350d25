import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { PurgeTenant } from '@cityos/contracts'
import { requesterOf, toOperationResponse } from '../../../../../http/tenants/operation-response'
import { requestPurge } from '../../../../../workflows/tenant-operation/request-operation'

/** Starts the removal of an archived tenant, confirmed by a token. */
export const POST = async (request: MedusaRequest<PurgeTenant>, response: MedusaResponse) => {
  const id = request.params['id'] as string
  const operation = await requestPurge(requesterOf(request), id, request.validatedBody)
  response.status(202).json({ operation: toOperationResponse(operation) })
}

import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { requesterOf, toOperationResponse } from '../../../../../http/tenants/operation-response'
import { requestExport } from '../../../../../workflows/tenant-operation/request-operation'

/** Starts an export of all rows and files of a tenant. */
export const POST = async (request: MedusaRequest, response: MedusaResponse) => {
  const operation = await requestExport(requesterOf(request), request.params['id'] as string)
  response.status(202).json({ operation: toOperationResponse(operation) })
}

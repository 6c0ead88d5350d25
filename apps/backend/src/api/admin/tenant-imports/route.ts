import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ImportTenant } from '@cityos/contracts'
import { requesterOf, toOperationResponse } from '../../../http/tenants/operation-response'
import { requestImport } from '../../../workflows/tenant-operation/request-operation'

/** Starts an import of an export: the tenant as it was, or a copy. */
export const POST = async (request: MedusaRequest<ImportTenant>, response: MedusaResponse) => {
  const operation = await requestImport(requesterOf(request), request.validatedBody)
  response.status(202).json({ operation: toOperationResponse(operation) })
}

import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { toOperationResponse } from '../../../../http/tenants/operation-response'
import { findOperation, removeOperation } from '../../../../workflows/tenant-operation/find-operation'

/** Reads an operation: how far it is, or how it ended. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const operation = await findOperation(request.scope, request.params['id'] as string)
  response.json({ operation: toOperationResponse(operation) })
}

/** Removes the record of an operation that has ended, and its export with it. */
export const DELETE = async (request: MedusaRequest, response: MedusaResponse) => {
  const id = request.params['id'] as string
  await removeOperation(request.scope, id)
  response.json({ id, object: 'tenant_operation', deleted: true })
}

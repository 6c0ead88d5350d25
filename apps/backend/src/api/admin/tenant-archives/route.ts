import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { requesterOf, toOperationResponse } from '../../../http/tenants/operation-response'
import { receiveUpload } from '../../../workflows/tenant-operation/receive-upload'

/** Takes in an archive of an export, as its download answers it: streamed to the disk, checked, ready to import. */
export const POST = async (request: MedusaRequest, response: MedusaResponse) => {
  const operation = await receiveUpload(requesterOf(request), request)
  response.status(201).json({ operation: toOperationResponse(operation) })
}

import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ListVendorDocuments } from '@cityos/contracts'
import { listDocuments } from '../../../../../http/vendors/document-response'

/** Lists a vendor's papers. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as unknown as ListVendorDocuments
  response.json(await listDocuments(request.scope, request.params['id'] as string, query))
}

import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { linkToDocument } from '../../../../../../../http/vendors/document-response'

/** A link that opens a paper for a while. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const { id: vendorId, document_id: id } = request.params as { id: string; document_id: string }
  response.setHeader('cache-control', 'no-store')
  response.json({ link: await linkToDocument(request.scope, { id, vendorId }) })
}

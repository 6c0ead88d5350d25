import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { namedVendorOf } from '../../../../../access/vendors/vendor-caller'
import { linkToDocument } from '../../../../../http/vendors/document-response'

/** A link that opens a paper of the caller's own vendor for a while. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const which = { id: request.params['id'] as string, vendorId: namedVendorOf(request).vendor_id }
  response.setHeader('cache-control', 'no-store')
  response.json({ link: await linkToDocument(request.scope, which) })
}

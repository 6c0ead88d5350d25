import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { namedVendorOf } from '../../../../access/vendors/vendor-caller'
import { deleteVendorDocumentWorkflow } from '../../../../workflows/vendor-document/delete-vendor-document'

/** Takes a paper of the caller's own vendor back. */
export const DELETE = async (request: MedusaRequest, response: MedusaResponse) => {
  const id = request.params['id'] as string
  await deleteVendorDocumentWorkflow(request.scope).run({
    input: { id, vendorId: namedVendorOf(request).vendor_id },
  })
  response.json({ id, object: 'vendor_document', deleted: true })
}

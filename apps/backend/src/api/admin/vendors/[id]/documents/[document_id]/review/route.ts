import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ReviewVendorDocument } from '@cityos/contracts'
import { callerOf } from '../../../../../../../access/caller'
import { readDocument } from '../../../../../../../http/vendors/document-response'
import { reviewVendorDocumentWorkflow } from '../../../../../../../workflows/vendor-document/review-vendor-document'

/** Accepts or rejects a paper. */
export const POST = async (request: MedusaRequest<ReviewVendorDocument>, response: MedusaResponse) => {
  const { id: vendorId, document_id: id } = request.params as { id: string; document_id: string }
  await reviewVendorDocumentWorkflow(request.scope).run({
    input: { id, vendorId, review: request.validatedBody, reviewedBy: callerOf(request).id },
  })
  response.json({ document: await readDocument(request.scope, { id, vendorId }) })
}

import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { VENDOR_DOCUMENT_EVENTS } from '@cityos/contracts'
import { reviewDocumentRowStep, type DocumentReview } from './steps/review-document-row'

/** Accepts or rejects a paper of a vendor. @throws as {@link reviewDocumentRowStep} */
export const reviewVendorDocumentWorkflow = createWorkflow(
  'review-vendor-document',
  (input: DocumentReview) => {
    const document = reviewDocumentRowStep(input)
    emitEventStep({
      eventName: transform({ document }, ({ document }) =>
        document.status === 'accepted' ? VENDOR_DOCUMENT_EVENTS.accepted : VENDOR_DOCUMENT_EVENTS.rejected,
      ),
      data: document,
    })
    const vendorDocumentReviewed = createHook('vendorDocumentReviewed', { document })
    return new WorkflowResponse(document, { hooks: [vendorDocumentReviewed] })
  },
)

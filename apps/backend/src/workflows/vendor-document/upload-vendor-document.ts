import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { VENDOR_DOCUMENT_EVENTS } from '@cityos/contracts'
import { createDocumentRowStep, type NewDocument } from './steps/create-document-row'
import { storeDocumentFileStep } from './steps/store-document-file'

export type DocumentUpload = Omit<NewDocument, 'file_key'> & {
  /** Base64. */
  content: string
}

/**
 * Takes in a paper of a vendor: the file among the tenant's private ones, and the row that somebody is to look at.
 * @throws CityosError `file_type_forbidden`, `not_found`, `validation_failed`.
 */
export const uploadVendorDocumentWorkflow = createWorkflow(
  'upload-vendor-document',
  (input: DocumentUpload) => {
    const key = storeDocumentFileStep(input)
    const document = createDocumentRowStep(
      transform({ input, key }, ({ input: { content: _stored, ...row }, key }) => ({
        ...row,
        file_key: key,
      })),
    )
    emitEventStep({ eventName: VENDOR_DOCUMENT_EVENTS.uploaded, data: document })
    const vendorDocumentUploaded = createHook('vendorDocumentUploaded', { document })
    return new WorkflowResponse(document, { hooks: [vendorDocumentUploaded] })
  },
)

import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { VENDOR_DOCUMENT_EVENTS } from '@cityos/contracts'
import { deleteDocumentFileStep } from './steps/delete-document-file'
import { deleteDocumentRowStep } from './steps/delete-document-row'

/** Takes a paper of a vendor back, and its file. @throws as {@link deleteDocumentRowStep} */
export const deleteVendorDocumentWorkflow = createWorkflow(
  'delete-vendor-document',
  (input: { id: string; vendorId: string }) => {
    const document = deleteDocumentRowStep(input)
    const vendorDocumentDeleted = createHook('vendorDocumentDeleted', { document })
    deleteDocumentFileStep(transform({ document }, ({ document }) => document.file_key))
    emitEventStep({
      eventName: VENDOR_DOCUMENT_EVENTS.deleted,
      data: transform({ document }, ({ document: { id, vendor_id } }) => ({ id, vendor_id })),
    })
    return new WorkflowResponse(document, { hooks: [vendorDocumentDeleted] })
  },
)

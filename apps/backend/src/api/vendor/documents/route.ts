import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import {
  CityosError,
  VENDOR_DOCUMENT_MAX_BYTES,
  VENDOR_DOCUMENT_TYPES,
  type ListVendorDocuments,
  type UploadVendorDocument,
} from '@cityos/contracts'
import { namedVendorOf } from '../../../access/vendors/vendor-caller'
import { rawBytes } from '../../../http/sync/raw-body'
import { listDocuments, readDocument } from '../../../http/vendors/document-response'
import { uploadVendorDocumentWorkflow } from '../../../workflows/vendor-document/upload-vendor-document'

/** Lists the papers of the caller's own vendor. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as unknown as ListVendorDocuments
  response.json(await listDocuments(request.scope, namedVendorOf(request).vendor_id, query))
}

/** Takes in a paper of the caller's own vendor: the body is the file. */
export const POST = async (request: MedusaRequest, response: MedusaResponse) => {
  const { vendor_id: vendorId, member_id: uploadedBy } = namedVendorOf(request)
  const asked = request.validatedQuery as unknown as UploadVendorDocument
  const mime_type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (!(VENDOR_DOCUMENT_TYPES as readonly string[]).includes(mime_type)) {
    throw new CityosError('file_type_forbidden', `A document is one of ${VENDOR_DOCUMENT_TYPES.join(', ')}.`)
  }
  const file = await rawBytes(request, VENDOR_DOCUMENT_MAX_BYTES)
  const { result } = await uploadVendorDocumentWorkflow(request.scope).run({
    input: {
      ...{ ...asked, vendorId, uploadedBy, mime_type },
      ...{ size_bytes: file.length, content: file.toString('base64') },
    },
  })
  response.status(201).json({ document: await readDocument(request.scope, { id: result.id, vendorId }) })
}

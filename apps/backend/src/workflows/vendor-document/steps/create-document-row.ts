import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { systemClock } from '@cityos/calendar'
import { CityosError } from '@cityos/contracts'
import { expiryOf } from '../../../modules/vendor/domain/document-status'
import { requireRequirement } from '../../vendor-requirement/requirement-record'
import { vendorModule } from '../../vendor/vendor-module'

export interface NewDocument {
  vendorId: string
  requirement_id: string
  file_key: string
  file_name: string
  mime_type: string
  size_bytes: number
  expires_on?: string | undefined
  /** The member who hands it in. */
  uploadedBy: string
}

/** @throws CityosError `not_found`, `validation_failed` for a requirement that is no paper, and for a day that is over. */
export const createDocumentRowStep = createStep(
  'create-document-row',
  async ({ vendorId, expires_on, uploadedBy, ...file }: NewDocument, { container }) => {
    const { kind, code, expires } = await requireRequirement(container, file.requirement_id)
    if (kind !== 'document') {
      throw new CityosError('validation_failed', `requirement_id: ${code} asks for no document.`)
    }
    const document = await vendorModule(container).createVendorDocuments({
      ...file,
      vendor_id: vendorId,
      expires_at: expiryOf(expires, expires_on, systemClock.now()),
      uploaded_by: uploadedBy,
    })
    return new StepResponse({ id: document.id, vendor_id: vendorId }, document.id)
  },
  async (id, { container }) => {
    if (id) await vendorModule(container).deleteVendorDocuments(id)
  },
)

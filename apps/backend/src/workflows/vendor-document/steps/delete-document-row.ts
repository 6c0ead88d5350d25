import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError } from '@cityos/contracts'
import { vendorModule } from '../../vendor/vendor-module'
import { requireDocument } from '../document-record'

/**
 * Takes a paper back that nobody has looked at yet, or that was rejected: what was accepted stays as evidence.
 * @throws CityosError `not_found`, `illegal_transition`.
 */
export const deleteDocumentRowStep = createStep(
  'delete-document-row',
  async (input: { id: string; vendorId: string }, { container }) => {
    const { id, vendor_id, status, file_key } = await requireDocument(container, input)
    if (status !== 'pending' && status !== 'rejected') {
      throw new CityosError(
        'illegal_transition',
        `The document ${id} is ${status} and cannot become deleted.`,
      )
    }
    await vendorModule(container).softDeleteVendorDocuments(id)
    return new StepResponse({ id, vendor_id, file_key }, id)
  },
  async (id, { container }) => {
    if (id) await vendorModule(container).restoreVendorDocuments(id)
  },
)

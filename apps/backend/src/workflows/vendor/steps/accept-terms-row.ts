import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError, type AcceptTerms } from '@cityos/contracts'
import { requireRequirement } from '../../vendor-requirement/requirement-record'
import { vendorModule } from '../vendor-module'

export interface TermsAcceptance extends AcceptTerms {
  vendorId: string
  memberId: string
  subject: string
}

/**
 * Writes down who has accepted the terms as they are now; once for a version. @throws CityosError `not_found`,
 * `validation_failed` for another version than the current, and for what is no terms.
 */
export const acceptTermsRowStep = createStep(
  'accept-terms-row',
  async ({ requirement_id, version, vendorId, memberId, subject }: TermsAcceptance, { container }) => {
    const { kind, code, terms_version, terms_url } = await requireRequirement(container, requirement_id)
    if (kind !== 'terms') throw new CityosError('validation_failed', `requirement_id: ${code} are no terms.`)
    if (version !== terms_version) {
      throw new CityosError('validation_failed', `version: the terms are in version ${terms_version} now.`)
    }
    const accepted = { vendor_id: vendorId, requirement_id, version }
    const service = vendorModule(container)
    const [before] = await service.listVendorAcceptances(accepted)
    if (before) return new StepResponse(vendorId, null)
    const { id } = await service.createVendorAcceptances({
      ...accepted,
      ...{ terms_url, member_id: memberId, subject },
    })
    return new StepResponse(vendorId, id)
  },
  async (id, { container }) => {
    if (id) await vendorModule(container).deleteVendorAcceptances(id)
  },
)

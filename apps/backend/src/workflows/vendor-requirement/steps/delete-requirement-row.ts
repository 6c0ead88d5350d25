import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { vendorModule } from '../../vendor/vendor-module'
import { requireRequirement } from '../requirement-record'

/** Asks for it no longer; papers that were handed in for it stay. @throws CityosError `not_found`. */
export const deleteRequirementRowStep = createStep(
  'delete-requirement-row',
  async (id: string, { container }) => {
    await requireRequirement(container, id)
    await vendorModule(container).softDeleteVendorRequirements(id)
    return new StepResponse(id, id)
  },
  async (id, { container }) => {
    if (id) await vendorModule(container).restoreVendorRequirements(id)
  },
)

import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError, type CreateVendorRequirement } from '@cityos/contracts'
import { vendorModule } from '../../vendor/vendor-module'

/** @throws CityosError `requirement_exists` for a code that is taken. */
export const createRequirementRowStep = createStep(
  'create-requirement-row',
  async (input: CreateVendorRequirement, { container }) => {
    try {
      const { id } = await vendorModule(container).createVendorRequirements(input as never)
      return new StepResponse({ id }, id)
    } catch (error) {
      if (!(error instanceof Error && error.message.includes('already exists'))) throw error
      throw new CityosError('requirement_exists', `The code "${input.code}" belongs to another requirement.`)
    }
  },
  async (id, { container }) => {
    if (id) await vendorModule(container).deleteVendorRequirements(id)
  },
)

import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError, type UpdateVendorRequirement, type VendorRequirementKind } from '@cityos/contracts'
import { vendorModule } from '../../vendor/vendor-module'
import { requireRequirement } from '../requirement-record'

export interface RequirementUpdate {
  id: string
  update: UpdateVendorRequirement
}

/** What one kind alone has. */
const KIND_OF: Partial<Record<keyof UpdateVendorRequirement, VendorRequirementKind>> = {
  expires: 'document',
  terms_url: 'terms',
  terms_version: 'terms',
}

/** @throws CityosError `not_found`, `validation_failed` for what requirements of another kind have. */
export const updateRequirementRowStep = createStep(
  'update-requirement-row',
  async ({ id, update }: RequirementUpdate, { container }) => {
    const row = await requireRequirement(container, id)
    const columns = Object.keys(update) as (keyof UpdateVendorRequirement)[]
    const strange = columns.find((column) => (KIND_OF[column] ?? row.kind) !== row.kind)
    if (strange) {
      throw new CityosError('validation_failed', `${strange}: a requirement of kind ${row.kind} has none.`)
    }
    await vendorModule(container).updateVendorRequirements({ id, ...update } as never)
    const before = Object.fromEntries(columns.map((column) => [column, row[column]]))
    return new StepResponse(id, { id, ...before })
  },
  async (before, { container }) => {
    if (before) await vendorModule(container).updateVendorRequirements(before as never)
  },
)

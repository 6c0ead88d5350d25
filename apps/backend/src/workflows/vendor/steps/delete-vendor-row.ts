import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError } from '@cityos/contracts'
import { requireVendor, vendorModule } from '../vendor-module'

const DELETABLE = ['draft', 'rejected']

/**
 * Takes away an application that came to nothing; its place in the tenant's quota is free again.
 * @throws CityosError `not_found`, `illegal_transition` for a vendor that has sold or may, `vendor_has_products`.
 */
export const deleteVendorRowStep = createStep(
  'delete-vendor-row',
  async (id: string, { container }) => {
    const { status } = await requireVendor(container, id)
    if (!DELETABLE.includes(status)) {
      throw new CityosError('illegal_transition', `The vendor ${id} is ${status} and cannot become deleted.`)
    }
    const product = await container
      .resolve(ContainerRegistrationKeys.PG_CONNECTION)('vendor_product')
      .where({ vendor_id: id })
      .whereNull('deleted_at')
      .first<object | undefined>('id')
    if (product)
      throw new CityosError('vendor_has_products', `The vendor ${id} has products; delete them first.`)
    await vendorModule(container).softDeleteVendors(id)
    return new StepResponse(id, id)
  },
  async (id, { container }) => {
    if (id) await vendorModule(container).restoreVendors(id)
  },
)

import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError, type CreateVendor } from '@cityos/contracts'
import { requireTenantId } from '@cityos/medusa-tenancy'
import { vendorModule } from '../vendor-module'

/** The id is made where none is given: the demo's vendors have those of the realm file. */
export type NewVendor = CreateVendor & { id?: string }

/** The handle of the tenant's own vendor, kept for it. */
const HOUSE = 'house'

const taken = (handle: string) =>
  new CityosError('vendor_handle_taken', `The handle "${handle}" belongs to another vendor.`)

/** Takes the vendor's handle and its place in the tenant's quota; the database decides who was first. */
export const createVendorRowStep = createStep(
  'create-vendor-row',
  async ({ owner: _invitedNext, ...vendor }: NewVendor, { container }) => {
    if (vendor.handle === HOUSE) throw taken(vendor.handle)
    try {
      const created = await vendorModule(container).createVendors({
        ...vendor,
        tenant_id: requireTenantId(),
      })
      return new StepResponse({ id: created.id, name: created.name }, created.id)
    } catch (error) {
      if (!(error instanceof Error && error.message.includes('already exists'))) throw error
      throw taken(vendor.handle)
    }
  },
  async (id, { container }) => {
    if (id) await vendorModule(container).deleteVendors(id)
  },
)

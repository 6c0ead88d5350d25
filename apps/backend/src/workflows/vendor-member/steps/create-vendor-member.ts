import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError, type VendorRole } from '@cityos/contracts'
import { vendorModule } from '../../vendor/vendor-module'

interface Input {
  vendorId: string
  email: string
  role: VendorRole
}

/** Invites an e-mail to a vendor, once; the database decides who was first. @throws CityosError `member_exists`. */
export const createVendorMemberStep = createStep(
  'create-vendor-member',
  async ({ vendorId, email, role }: Input, { container }) => {
    try {
      const member = await vendorModule(container).createVendorMembers({ vendor_id: vendorId, email, role })
      return new StepResponse({ id: member.id, email, role }, member.id)
    } catch (error) {
      if (!(error instanceof Error && error.message.includes('already exists'))) throw error
      throw new CityosError('member_exists', `${email} works for this vendor, or is invited to.`)
    }
  },
  async (id, { container }) => {
    if (id) await vendorModule(container).deleteVendorMembers(id)
  },
)

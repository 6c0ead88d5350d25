import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { Principal } from '@cityos/access'
import type { VendorRole } from '@cityos/contracts'
import { assertMayManage } from '../../../access/vendors/may-manage'
import { requireVendor } from '../../vendor/vendor-module'

export interface VendorInvitation {
  vendorId: string
  email: string
  role: VendorRole
  caller: Principal
}

/** Refuses an invitation that may not be; answers the vendor's name. @throws CityosError `not_found`, `forbidden`. */
export const checkVendorInvitationStep = createStep(
  'check-vendor-invitation',
  async ({ vendorId, role, caller }: VendorInvitation, { container }) => {
    const { name } = await requireVendor(container, vendorId)
    await assertMayManage(caller, 'create', { vendor: vendorId, role })
    return new StepResponse(name)
  },
)

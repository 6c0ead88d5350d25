import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { Principal } from '@cityos/access'
import { KYC_TRANSITIONS } from '../../../modules/vendor/domain/kyc-status'
import { readVendorSetting } from '../../vendor-setting/read-vendor-setting'
import { kycProvider } from '../kyc-providers'
import { moveKyc, undoKycMove } from '../move-kyc'
import { requireVendor } from '../vendor-module'

/** Begins the check of a vendor that submits, where none is under way or done; answers the move, or null. */
export const beginKycStep = createStep(
  'begin-kyc',
  async ({ id, caller }: { id: string; caller: Principal }, { container }) => {
    const vendor = await requireVendor(container, id)
    if (!(KYC_TRANSITIONS.begin.from as readonly string[]).includes(vendor.kyc_status)) {
      return new StepResponse(null, null)
    }
    const { kyc_provider } = await readVendorSetting(container)
    const { reference, url } = await kycProvider(kyc_provider).begin(vendor)
    const check = { kyc_provider, kyc_reference: reference, kyc_url: url }
    const { moved, undo } = await moveKyc(container, { id, transition: 'begin', mover: caller, check })
    return new StepResponse(moved, undo)
  },
  async (undo, { container }) => {
    if (undo) await undoKycMove(container, undo)
  },
)

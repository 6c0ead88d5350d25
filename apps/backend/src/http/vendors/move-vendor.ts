import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ApproveVendor, MaybeWithReason } from '@cityos/contracts'
import { callerOf } from '../../access/caller'
import type { VendorTransition } from '../../modules/vendor/domain/vendor-status'
import { approveVendorWorkflow } from '../../workflows/vendor/approve-vendor'
import { reinstateVendorWorkflow } from '../../workflows/vendor/reinstate-vendor'
import { rejectVendorWorkflow } from '../../workflows/vendor/reject-vendor'
import { submitVendorWorkflow } from '../../workflows/vendor/submit-vendor'
import { suspendVendorWorkflow } from '../../workflows/vendor/suspend-vendor'
import { terminateVendorWorkflow } from '../../workflows/vendor/terminate-vendor'
import { readVendor } from './vendor-response'

const WORKFLOWS = {
  submit: submitVendorWorkflow,
  approve: approveVendorWorkflow,
  reject: rejectVendorWorkflow,
  suspend: suspendVendorWorkflow,
  reinstate: reinstateVendorWorkflow,
  terminate: terminateVendorWorkflow,
} as const satisfies Record<VendorTransition, unknown>

/** The handler of a route on which the tenant's staff moves a vendor to its next state. */
export function moveTo(transition: VendorTransition) {
  return async (
    request: MedusaRequest<MaybeWithReason & ApproveVendor>,
    response: MedusaResponse,
  ): Promise<void> => {
    const id = request.params['id'] as string
    const { override_reason, reason = override_reason } = request.validatedBody
    const override = override_reason !== undefined
    await WORKFLOWS[transition](request.scope).run({
      input: { id, reason, override, caller: callerOf(request) },
    })
    response.json({ vendor: await readVendor(request.scope, id) })
  }
}

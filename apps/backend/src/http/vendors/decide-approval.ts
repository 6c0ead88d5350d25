import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { MaybeWithReason } from '@cityos/contracts'
import { callerOf } from '../../access/caller'
import { decideVendorProductWorkflow } from '../../workflows/vendor-product/decide-vendor-product'
import { readApproval } from './approval-response'

/** The handler of a route on which the tenant's staff decides about a product that waits. */
export function decideAs(decision: 'approve' | 'reject') {
  return async (request: MedusaRequest<MaybeWithReason>, response: MedusaResponse): Promise<void> => {
    const approvalId = request.params['id'] as string
    const { reason } = (request.validatedBody ?? {}) as MaybeWithReason
    await decideVendorProductWorkflow(request.scope).run({
      input: { approvalId, decision, reason, by: callerOf(request).id },
    })
    response.json({ product_approval: await readApproval(request.scope, approvalId) })
  }
}

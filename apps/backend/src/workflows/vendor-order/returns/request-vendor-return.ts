import { OrderWorkflowEvents } from '@medusajs/framework/utils'
import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import type { RequestVendorReturn } from '@cityos/contracts'
import type { VendorOrderRef } from '../require-vendor-order'
import { findVendorOrderStep } from '../steps/find-vendor-order'
import { holdOrderStep, releaseOrderStep } from '../steps/hold-order'
import { makeReturnStep } from '../steps/make-return'
import { planReturnStep } from '../steps/plan-return'
import { tellReturnStep } from '../steps/tell-return'

interface Input {
  order: VendorOrderRef
  asked: RequestVendorReturn
}

/**
 * Goods of a vendor order are going to come back: Medusa's return, of one vendor's lines. Under a lock, so that two at
 * once do not return the same pieces. @throws CityosError `not_found`, `quantity_exceeds_share`, `order_change_open`.
 */
export const requestVendorReturnWorkflow = createWorkflow('request-vendor-return', (input: Input) => {
  const found = findVendorOrderStep(input.order)
  const hold = holdOrderStep(found.order_id)
  const plan = planReturnStep(input)
  const made = makeReturnStep(plan)
  emitEventStep({ eventName: OrderWorkflowEvents.RETURN_REQUESTED, data: made })
  tellReturnStep(transform({ found }, ({ found }) => ({ id: found.id, what: 'return_requested' as const })))
  const vendorReturnRequested = createHook('vendorReturnRequested', { made })
  releaseOrderStep(hold)
  return new WorkflowResponse(made, { hooks: [vendorReturnRequested] })
})

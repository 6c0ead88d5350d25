import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { createOrderFulfillmentWorkflow } from '@medusajs/medusa/core-flows'
import type { FulfillVendorOrder } from '@cityos/contracts'
import type { VendorOrderRef } from './require-vendor-order'
import { findVendorOrderStep } from './steps/find-vendor-order'
import { holdOrderStep, releaseOrderStep } from './steps/hold-order'
import { moveVendorOrderStep } from './steps/move-vendor-order'
import { planFulfillmentStep } from './steps/plan-fulfillment'
import { tellMovedStep } from './steps/tell-moved'

interface Input {
  order: VendorOrderRef
  asked: FulfillVendorOrder
}

/**
 * Packs a parcel of a vendor's own lines: Medusa's fulfillment, for one vendor. Under a lock, so that two at once do
 * not pack the same pieces. @throws CityosError `not_found`, `illegal_transition`, `quantity_exceeds_share`.
 */
export const fulfillVendorOrderWorkflow = createWorkflow('fulfill-vendor-order', (input: Input) => {
  const found = findVendorOrderStep(input.order)
  const hold = holdOrderStep(found.order_id)
  const plan = planFulfillmentStep(input)
  const fulfillment = createOrderFulfillmentWorkflow.runAsStep({
    input: transform({ plan }, ({ plan }) => plan.fulfillment),
  })
  const reached = moveVendorOrderStep(transform({ plan }, ({ plan }) => plan.move))
  tellMovedStep(reached)
  const vendorOrderFulfilled = createHook('vendorOrderFulfilled', { found, fulfillment })
  releaseOrderStep(hold)
  return new WorkflowResponse(fulfillment, { hooks: [vendorOrderFulfilled] })
})

import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { markOrderFulfillmentAsDeliveredWorkflow } from '@medusajs/medusa/core-flows'
import type { VendorOrderRef } from './require-vendor-order'
import { findVendorOrderStep } from './steps/find-vendor-order'
import { holdOrderStep, releaseOrderStep } from './steps/hold-order'
import { followOrderStep } from './steps/move-vendor-order'
import { planParcelStep } from './steps/plan-parcel'
import { tellMovedStep } from './steps/tell-moved'

interface Input {
  order: VendorOrderRef
  fulfillmentId: string
}

/** A parcel of a vendor's has come. @throws CityosError `not_found`. */
export const deliverVendorOrderWorkflow = createWorkflow('deliver-vendor-order', (input: Input) => {
  const found = findVendorOrderStep(input.order)
  const hold = holdOrderStep(found.order_id)
  const parcel = planParcelStep(input)
  markOrderFulfillmentAsDeliveredWorkflow.runAsStep({
    input: transform({ parcel }, ({ parcel }) => ({
      ...{ orderId: parcel.order_id, fulfillmentId: parcel.fulfillment_id },
    })),
  })
  const reached = followOrderStep(parcel.order_id)
  tellMovedStep(reached)
  const vendorOrderDelivered = createHook('vendorOrderDelivered', { found, reached })
  releaseOrderStep(hold)
  return new WorkflowResponse(found, { hooks: [vendorOrderDelivered] })
})

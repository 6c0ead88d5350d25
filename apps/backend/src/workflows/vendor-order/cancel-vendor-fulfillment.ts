import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { cancelOrderFulfillmentWorkflow } from '@medusajs/medusa/core-flows'
import type { VendorOrderRef } from './require-vendor-order'
import { findVendorOrderStep } from './steps/find-vendor-order'
import { holdOrderStep, releaseOrderStep } from './steps/hold-order'
import { keepParcelStep } from './steps/keep-parcel'
import { planParcelStep } from './steps/plan-parcel'

interface Input {
  order: VendorOrderRef
  fulfillmentId: string
}

/** Unpacks a parcel that is not on its way yet. @throws CityosError `not_found`. */
export const cancelVendorFulfillmentWorkflow = createWorkflow('cancel-vendor-fulfillment', (input: Input) => {
  const found = findVendorOrderStep(input.order)
  const hold = holdOrderStep(found.order_id)
  const parcel = planParcelStep(input)
  keepParcelStep(parcel.fulfillment_id)
  cancelOrderFulfillmentWorkflow.runAsStep({
    input: transform({ parcel, input }, ({ parcel: { order_id, fulfillment_id }, input }) => ({
      ...{ order_id, fulfillment_id },
      ...(input.order.actor ? { canceled_by: input.order.actor } : {}),
    })),
  })
  const vendorFulfillmentCanceled = createHook('vendorFulfillmentCanceled', { found })
  releaseOrderStep(hold)
  return new WorkflowResponse(found, { hooks: [vendorFulfillmentCanceled] })
})

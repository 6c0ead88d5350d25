import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import {
  acquireLockStep,
  markOrderFulfillmentAsDeliveredWorkflow,
  releaseLockStep,
} from '@medusajs/medusa/core-flows'
import { lockOf } from './lock'
import type { VendorOrderRef } from './require-vendor-order'
import { findVendorOrderStep } from './steps/find-vendor-order'
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
  const lock = transform({ found }, ({ found }) => lockOf(found.order_id))
  acquireLockStep(lock)
  const parcel = planParcelStep(input)
  markOrderFulfillmentAsDeliveredWorkflow.runAsStep({
    input: transform({ parcel }, ({ parcel }) => ({
      ...{ orderId: parcel.order_id, fulfillmentId: parcel.fulfillment_id },
    })),
  })
  const reached = followOrderStep(parcel.order_id)
  tellMovedStep(reached)
  const vendorOrderDelivered = createHook('vendorOrderDelivered', { found, reached })
  releaseLockStep(lock)
  return new WorkflowResponse(found, { hooks: [vendorOrderDelivered] })
})

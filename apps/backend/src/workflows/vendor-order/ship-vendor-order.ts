import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { createOrderShipmentWorkflow } from '@medusajs/medusa/core-flows'
import type { ShipVendorOrder } from '@cityos/contracts'
import type { VendorOrderRef } from './require-vendor-order'
import { findVendorOrderStep } from './steps/find-vendor-order'
import { holdOrderStep, releaseOrderStep } from './steps/hold-order'
import { followOrderStep } from './steps/move-vendor-order'
import { planParcelStep } from './steps/plan-parcel'
import { tellMovedStep } from './steps/tell-moved'

interface Input {
  order: VendorOrderRef
  fulfillmentId: string
  labels: ShipVendorOrder['labels']
}

/** A parcel of a vendor's is on its way, with the numbers to track it by. @throws CityosError `not_found`. */
export const shipVendorOrderWorkflow = createWorkflow('ship-vendor-order', (input: Input) => {
  const found = findVendorOrderStep(input.order)
  const hold = holdOrderStep(found.order_id)
  const parcel = planParcelStep(input)
  createOrderShipmentWorkflow.runAsStep({
    input: transform({ parcel, input }, ({ parcel, input }) => ({
      ...parcel,
      labels: input.labels.map(({ tracking_number, tracking_url = '', label_url = '' }) => ({
        ...{ tracking_number, tracking_url, label_url },
      })),
      ...(input.order.actor ? { created_by: input.order.actor } : {}),
    })),
  })
  const reached = followOrderStep(parcel.order_id)
  tellMovedStep(reached)
  const vendorOrderShipped = createHook('vendorOrderShipped', { found, reached })
  releaseOrderStep(hold)
  return new WorkflowResponse(found, { hooks: [vendorOrderShipped] })
})

import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { moveVendorOrderStep } from './steps/move-vendor-order'
import { findVendorOrderStep } from './steps/find-vendor-order'
import { tellMovedStep } from './steps/tell-moved'
import type { VendorOrderRef } from './require-vendor-order'

interface Input {
  order: VendorOrderRef
  verb: 'accept' | 'complete'
}

/** Accepts a vendor order, or says that it is over. @throws CityosError `not_found`, `illegal_transition`. */
export const moveVendorOrderWorkflow = createWorkflow('move-vendor-order', (input: Input) => {
  const found = findVendorOrderStep(input.order)
  const reached = moveVendorOrderStep(
    transform({ input, found }, ({ input, found }) => ({ id: found.id, verbs: [input.verb] })),
  )
  tellMovedStep(reached)
  const vendorOrderMoved = createHook('vendorOrderMoved', { reached })
  return new WorkflowResponse(found, { hooks: [vendorOrderMoved] })
})

import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { cancelReturnWorkflow } from '@medusajs/medusa/core-flows'
import type { VendorOrderRef } from '../require-vendor-order'
import { findVendorOrderStep } from '../steps/find-vendor-order'
import { holdOrderStep, releaseOrderStep } from '../steps/hold-order'
import { keepReturnStep } from '../steps/keep-return'
import { tellReturnStep } from '../steps/tell-return'

interface Input {
  order: VendorOrderRef
  returnId: string
}

/** Goods are not going to come back after all. @throws CityosError `not_found`, `illegal_transition`, `order_change_open`. */
export const cancelVendorReturnWorkflow = createWorkflow('cancel-vendor-return', (input: Input) => {
  const found = findVendorOrderStep(input.order)
  const hold = holdOrderStep(found.order_id)
  const kept = keepReturnStep(input)
  cancelReturnWorkflow.runAsStep({
    input: transform({ kept, input }, ({ kept, input }) => ({
      return_id: kept.return_id,
      ...(input.order.actor ? { canceled_by: input.order.actor } : {}),
    })),
  })
  tellReturnStep(transform({ kept }, ({ kept }) => ({ id: kept.id, what: 'return_canceled' as const })))
  const vendorReturnCanceled = createHook('vendorReturnCanceled', { kept })
  releaseOrderStep(hold)
  return new WorkflowResponse(kept, { hooks: [vendorReturnCanceled] })
})

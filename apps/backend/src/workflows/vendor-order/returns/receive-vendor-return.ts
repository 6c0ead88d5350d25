import { OrderWorkflowEvents } from '@medusajs/framework/utils'
import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import type { ReceiveVendorReturn } from '@cityos/contracts'
import type { VendorOrderRef } from '../require-vendor-order'
import { payBackStep } from '../steps/call-intents'
import { findVendorOrderStep } from '../steps/find-vendor-order'
import { holdOrderStep, releaseOrderStep } from '../steps/hold-order'
import { planReceiptStep } from '../steps/plan-receipt'
import { countReceiptStep, takeReceiptStep } from '../steps/take-receipt'

interface Input {
  order: VendorOrderRef
  returnId: string
  asked: ReceiveVendorReturn
}

/**
 * Goods of a vendor order have come back: they are in stock again, and what they have cost goes back to the shopper, now
 * or as soon as the provider answers. It is written down before Medusa is told, so that a crash loses and doubles nothing.
 * @throws CityosError `not_found`, `illegal_transition`, `quantity_exceeds_share`, `refund_exceeds_share`,
 * `order_change_open`.
 */
export const receiveVendorReturnWorkflow = createWorkflow('receive-vendor-return', (input: Input) => {
  const found = findVendorOrderStep(input.order)
  const hold = holdOrderStep(found.order_id)
  const plan = planReceiptStep(input)
  takeReceiptStep(plan)
  countReceiptStep(plan)
  const back = transform({ plan }, ({ plan: { order_id, return_id } }) => ({ order_id, return_id }))
  emitEventStep({ eventName: OrderWorkflowEvents.RETURN_RECEIVED, data: back })
  const vendorReturnReceived = createHook('vendorReturnReceived', { back })
  payBackStep(found.order_id)
  releaseOrderStep(hold)
  return new WorkflowResponse(back, { hooks: [vendorReturnReceived] })
})

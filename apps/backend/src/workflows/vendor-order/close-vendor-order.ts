import {
  createHook,
  createWorkflow,
  transform,
  when,
  WorkflowResponse,
} from '@medusajs/framework/workflows-sdk'
import { cancelOrderWorkflow, deleteReservationsByLineItemsStep } from '@medusajs/medusa/core-flows'
import type { VendorOrderRef } from './require-vendor-order'
import { payBackStep } from './steps/call-intents'
import { findVendorOrderStep } from './steps/find-vendor-order'
import { holdOrderStep, releaseOrderStep } from './steps/hold-order'
import { moveVendorOrderStep } from './steps/move-vendor-order'
import { planClosingStep } from './steps/plan-closing'
import { tellMovedStep } from './steps/tell-moved'

interface Input {
  order: VendorOrderRef
  verb: 'reject' | 'cancel'
  reason: string
}

/**
 * Rejects or cancels what a vendor has in an order: its stock is free again, and what was captured for it goes back to
 * the shopper, now or as soon as the provider answers. With the last one the order itself is canceled.
 * @throws CityosError `not_found`, `illegal_transition`, `order_change_open`.
 */
export const closeVendorOrderWorkflow = createWorkflow('close-vendor-order', (input: Input) => {
  const found = findVendorOrderStep(input.order)
  const hold = holdOrderStep(found.order_id)
  const plan = planClosingStep(input.order)
  const reached = moveVendorOrderStep(
    transform({ input, plan }, ({ input: { verb, reason }, plan }) => ({
      id: plan.id,
      ...{ verbs: [verb], reason, owes: plan.order_id },
    })),
  )
  when('is-not-last', { plan }, ({ plan }) => !plan.isLast).then(() => {
    deleteReservationsByLineItemsStep(transform({ plan }, ({ plan }) => plan.lineItemIds))
  })
  when('is-last', { plan }, ({ plan }) => plan.isLast).then(() => {
    cancelOrderWorkflow.runAsStep({
      input: transform({ plan, input }, ({ plan, input }) => ({
        order_id: plan.order_id,
        ...(input.order.actor ? { canceled_by: input.order.actor } : {}),
      })),
    })
  })
  tellMovedStep(reached)
  const vendorOrderClosed = createHook('vendorOrderClosed', { found, reached })
  payBackStep(plan.order_id)
  releaseOrderStep(hold)
  return new WorkflowResponse(found, { hooks: [vendorOrderClosed] })
})

import {
  createHook,
  createWorkflow,
  transform,
  when,
  WorkflowResponse,
} from '@medusajs/framework/workflows-sdk'
import {
  acquireLockStep,
  cancelOrderWorkflow,
  deleteReservationsByLineItemsStep,
  releaseLockStep,
} from '@medusajs/medusa/core-flows'
import { lockOf } from './lock'
import type { VendorOrderRef } from './require-vendor-order'
import { findVendorOrderStep } from './steps/find-vendor-order'
import { moveVendorOrderStep } from './steps/move-vendor-order'
import { planClosingStep } from './steps/plan-closing'
import { tellMovedStep } from './steps/tell-moved'

interface Input {
  order: VendorOrderRef
  verb: 'reject' | 'cancel'
  reason: string
}

/**
 * Rejects or cancels what a vendor has in an order: its stock is free again. With the last one the order itself is
 * canceled, and what was paid for it given back.
 * @throws CityosError `not_found`, `illegal_transition`.
 */
export const closeVendorOrderWorkflow = createWorkflow('close-vendor-order', (input: Input) => {
  const found = findVendorOrderStep(input.order)
  const lock = transform({ found }, ({ found }) => lockOf(found.order_id))
  acquireLockStep(lock)
  const plan = planClosingStep(input.order)
  const reached = moveVendorOrderStep(
    transform({ input, plan }, ({ input: { verb, reason }, plan }) => ({
      id: plan.id,
      verbs: [verb],
      reason,
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
  releaseLockStep(lock)
  return new WorkflowResponse(found, { hooks: [vendorOrderClosed] })
})

import { createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { acquireLockStep, capturePaymentWorkflow, releaseLockStep } from '@medusajs/medusa/core-flows'
import { lockOf } from './lock'
import type { VendorOrderRef } from './require-vendor-order'
import { bringUpVendorOrdersStep } from './steps/bring-up-vendor-orders'
import { findVendorOrderStep } from './steps/find-vendor-order'
import { planVendorOrderMoneyStep } from './steps/plan-vendor-order-money'

interface Input {
  order: VendorOrderRef
  amount_minor: number
}

/** Captures a vendor's own share, or a part of it. @throws CityosError `not_found`, `capture_exceeds_outstanding`. */
export const captureVendorOrderWorkflow = createWorkflow('capture-vendor-order', (input: Input) => {
  const found = findVendorOrderStep(input.order)
  const lock = transform({ found }, ({ found }) => lockOf(found.order_id))
  acquireLockStep(lock)
  const plan = planVendorOrderMoneyStep(
    transform({ input }, ({ input: { order, amount_minor } }) => ({
      order,
      amount_minor,
      kind: 'capture' as const,
    })),
  )
  capturePaymentWorkflow.runAsStep({
    input: transform({ plan }, ({ plan: { payment_id, amount, id } }) => ({
      ...{ payment_id, amount, captured_by: id },
    })),
  })
  bringUpVendorOrdersStep(plan.order_id)
  releaseLockStep(lock)
  return new WorkflowResponse(found)
})

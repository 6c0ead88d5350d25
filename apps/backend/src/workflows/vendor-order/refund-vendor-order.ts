import { createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { acquireLockStep, refundPaymentWorkflow, releaseLockStep } from '@medusajs/medusa/core-flows'
import { lockOf } from './lock'
import type { VendorOrderRef } from './require-vendor-order'
import { bringUpVendorOrdersStep } from './steps/bring-up-vendor-orders'
import { findVendorOrderStep } from './steps/find-vendor-order'
import { planVendorOrderMoneyStep } from './steps/plan-vendor-order-money'

interface Input {
  order: VendorOrderRef
  amount_minor: number
  reason: string
}

/**
 * Gives money of a vendor order back, at most what was captured of it and not given back before. What the provider has
 * given back stays so: the ledger is posted behind it, by this or, after a crash, by event or job.
 * @throws CityosError `not_found`, `refund_exceeds_share`.
 */
export const refundVendorOrderWorkflow = createWorkflow('refund-vendor-order', (input: Input) => {
  const found = findVendorOrderStep(input.order)
  const lock = transform({ found }, ({ found }) => lockOf(found.order_id))
  acquireLockStep(lock)
  const plan = planVendorOrderMoneyStep(
    transform({ input }, ({ input: { order, amount_minor } }) => ({
      order,
      amount_minor,
      kind: 'refund' as const,
    })),
  )
  refundPaymentWorkflow.runAsStep({
    input: transform({ plan, input }, ({ plan: { payment_id, amount, id }, input }) => ({
      ...{ payment_id, amount, created_by: id, note: input.reason },
    })),
  })
  bringUpVendorOrdersStep(plan.order_id)
  releaseLockStep(lock)
  return new WorkflowResponse(found)
})

import { ProductWorkflowEvents } from '@medusajs/framework/utils'
import { transform, type WorkflowData } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import type { PRODUCT_APPROVAL_EVENTS } from '@cityos/contracts'
import type { MovedProduct } from './move-product'

type ApprovalEvent = (typeof PRODUCT_APPROVAL_EVENTS)[keyof typeof PRODUCT_APPROVAL_EVENTS]

/** Says what became of a product, with the reason, and that it has changed. Only within a workflow. */
export function announceProduct(
  eventName: ApprovalEvent | WorkflowData<ApprovalEvent>,
  moved: WorkflowData<MovedProduct>,
): void {
  emitEventStep({
    eventName: eventName as string,
    data: transform({ moved }, ({ moved: { product_id, vendor_id, approval_id, from, to, reason } }) => ({
      ...{ id: product_id, vendor_id, approval_id, from, to, reason },
    })),
  })
  emitEventStep({
    eventName: ProductWorkflowEvents.UPDATED,
    data: transform({ moved }, ({ moved }) => ({ id: moved.product_id })),
  }).config({ name: 'tell-of-product' })
}

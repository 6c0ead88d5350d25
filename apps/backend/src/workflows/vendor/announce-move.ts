import { ProductWorkflowEvents } from '@medusajs/framework/utils'
import { transform, when, type WorkflowData } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import type { VENDOR_EVENTS } from '@cityos/contracts'
import type { MovedVendor } from './move-vendor'

type VendorEvent = (typeof VENDOR_EVENTS)[keyof typeof VENDOR_EVENTS]

/**
 * Says that a vendor has moved, with the states and the reason, so that somebody may be told by e-mail; and of each
 * product that left the store or came back that it has changed. Only within a workflow.
 */
export function announceMove(eventName: VendorEvent, moved: WorkflowData<MovedVendor>): void {
  emitEventStep({
    eventName,
    data: transform({ moved }, ({ moved: { id, from, to, reason } }) => ({ id, from, to, reason })),
  })
  when('shelf-changed', { moved }, ({ moved }) => moved.product_ids.length > 0).then(() =>
    emitEventStep({
      eventName: ProductWorkflowEvents.UPDATED,
      data: transform({ moved }, ({ moved }) => moved.product_ids.map((id) => ({ id }))),
    }).config({ name: 'tell-of-products' }),
  )
}

import { createHook, createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { PRODUCT_APPROVAL_EVENTS } from '@cityos/contracts'
import { announceProduct } from './announce-product'
import type { OwnMove } from './move-product'
import { moveProductStep } from './steps/move-product'

/**
 * Takes a product back to a draft: one that waits, or one that is in the store, which it leaves.
 * @throws CityosError `not_found`, `illegal_transition`.
 */
export const withdrawProductWorkflow = createWorkflow('withdraw-product', (input: OwnMove) => {
  const moved = moveProductStep(input)
  announceProduct(PRODUCT_APPROVAL_EVENTS.withdrawn, moved)
  const productMoved = createHook('productMoved', { moved })
  return new WorkflowResponse(moved, { hooks: [productMoved] })
})

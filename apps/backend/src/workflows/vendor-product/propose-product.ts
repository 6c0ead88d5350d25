import {
  createHook,
  createWorkflow,
  transform,
  when,
  WorkflowResponse,
} from '@medusajs/framework/workflows-sdk'
import { PRODUCT_APPROVAL_EVENTS } from '@cityos/contracts'
import { announceProduct } from './announce-product'
import { listProduct } from './list-product'
import type { OwnMove } from './move-product'
import { moveProductStep } from './steps/move-product'

/**
 * Hands a product in for approval; where the tenant does not look at products it is in the store at once.
 * @throws CityosError `not_found`, `illegal_transition`, `vendor_not_active`.
 */
export const proposeProductWorkflow = createWorkflow(
  'propose-product',
  (input: Omit<OwnMove, 'transition'>) => {
    const moved = moveProductStep(
      transform({ input }, ({ input }) => ({ ...input, transition: 'propose' as const })),
    )
    when('nobody-looks', { moved }, ({ moved }) => moved.to === 'published').then(() => {
      listProduct(moved)
    })
    announceProduct(
      transform({ moved }, ({ moved }) =>
        moved.to === 'published' ? PRODUCT_APPROVAL_EVENTS.approved : PRODUCT_APPROVAL_EVENTS.proposed,
      ),
      moved,
    )
    const productMoved = createHook('productMoved', { moved })
    return new WorkflowResponse(moved, { hooks: [productMoved] })
  },
)

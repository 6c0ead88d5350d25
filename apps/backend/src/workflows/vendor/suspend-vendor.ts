import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { VENDOR_EVENTS } from '@cityos/contracts'
import { announceMove } from './announce-move'
import type { VendorMove } from './move-vendor'
import { moveVendorStep } from './steps/move-vendor'

/**
 * Stops a vendor: its products leave the store at once, its payouts pause, and its people may read and little more.
 * @throws CityosError `not_found`, `illegal_transition`.
 */
export const suspendVendorWorkflow = createWorkflow(
  'suspend-vendor',
  (input: Omit<VendorMove, 'transition'>) => {
    const moved = moveVendorStep(
      transform({ input }, ({ input }) => ({ ...input, transition: 'suspend' as const })),
    )
    announceMove(VENDOR_EVENTS.suspended, moved)
    const vendorMoved = createHook('vendorMoved', { moved })
    return new WorkflowResponse(moved, { hooks: [vendorMoved] })
  },
)

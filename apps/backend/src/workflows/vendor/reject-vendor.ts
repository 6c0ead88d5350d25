import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { VENDOR_EVENTS } from '@cityos/contracts'
import { announceMove } from './announce-move'
import type { VendorMove } from './move-vendor'
import { moveVendorStep } from './steps/move-vendor'

/**
 * Sends an application back with a reason; the vendor may submit another.
 * @throws CityosError `not_found`, `illegal_transition`.
 */
export const rejectVendorWorkflow = createWorkflow(
  'reject-vendor',
  (input: Omit<VendorMove, 'transition'>) => {
    const moved = moveVendorStep(
      transform({ input }, ({ input }) => ({ ...input, transition: 'reject' as const })),
    )
    announceMove(VENDOR_EVENTS.rejected, moved)
    const vendorMoved = createHook('vendorMoved', { moved })
    return new WorkflowResponse(moved, { hooks: [vendorMoved] })
  },
)

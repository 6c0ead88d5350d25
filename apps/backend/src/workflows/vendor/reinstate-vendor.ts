import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { VENDOR_EVENTS } from '@cityos/contracts'
import { announceMove } from './announce-move'
import type { VendorMove } from './move-vendor'
import { moveVendorStep } from './steps/move-vendor'

/**
 * Lets a suspended vendor sell again: exactly what was taken out of the store comes back.
 * @throws CityosError `not_found`, `illegal_transition`.
 */
export const reinstateVendorWorkflow = createWorkflow(
  'reinstate-vendor',
  (input: Omit<VendorMove, 'transition'>) => {
    const moved = moveVendorStep(
      transform({ input }, ({ input }) => ({ ...input, transition: 'reinstate' as const })),
    )
    announceMove(VENDOR_EVENTS.reinstated, moved)
    const vendorMoved = createHook('vendorMoved', { moved })
    return new WorkflowResponse(moved, { hooks: [vendorMoved] })
  },
)

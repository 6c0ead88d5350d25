import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { VENDOR_EVENTS } from '@cityos/contracts'
import { announceMove } from './announce-move'
import type { VendorMove } from './move-vendor'
import { moveVendorStep } from './steps/move-vendor'

/**
 * Ends a suspended vendor for ever: its people are refused from their next request.
 * @throws CityosError `not_found`, `illegal_transition`.
 */
export const terminateVendorWorkflow = createWorkflow(
  'terminate-vendor',
  (input: Omit<VendorMove, 'transition'>) => {
    const moved = moveVendorStep(
      transform({ input }, ({ input }) => ({ ...input, transition: 'terminate' as const })),
    )
    announceMove(VENDOR_EVENTS.terminated, moved)
    const vendorMoved = createHook('vendorMoved', { moved })
    return new WorkflowResponse(moved, { hooks: [vendorMoved] })
  },
)

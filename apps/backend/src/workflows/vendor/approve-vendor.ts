import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { VENDOR_EVENTS } from '@cityos/contracts'
import { announceMove } from './announce-move'
import type { VendorMove } from './move-vendor'
import { provisionVendorWorkflow } from './provision-vendor'
import { moveVendorStep } from './steps/move-vendor'

/**
 * Lets a vendor sell, and gives it what it needs for that. Whoever overrides what is missing says why.
 * @throws CityosError `not_found`, `illegal_transition`, `vendor_incomplete`.
 */
export const approveVendorWorkflow = createWorkflow(
  'approve-vendor',
  (input: Omit<VendorMove, 'transition'>) => {
    const moved = moveVendorStep(
      transform({ input }, ({ input }) => ({ ...input, transition: 'approve' as const })),
    )
    provisionVendorWorkflow.runAsStep({ input: transform({ moved }, ({ moved }) => ({ id: moved.id })) })
    announceMove(VENDOR_EVENTS.approved, moved)
    const vendorMoved = createHook('vendorMoved', { moved })
    return new WorkflowResponse(moved, { hooks: [vendorMoved] })
  },
)

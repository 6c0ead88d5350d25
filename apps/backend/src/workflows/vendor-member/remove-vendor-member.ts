import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { VENDOR_MEMBER_EVENTS } from '@cityos/contracts'
import { changeVendorMemberStep, type VendorMemberChange } from './steps/change-vendor-member'

/**
 * Takes somebody out of a vendor with their next request, or an invitation back. The account at the identity provider
 * is not ours to touch. @throws as {@link changeVendorMemberStep}
 */
export const removeVendorMemberWorkflow = createWorkflow(
  'remove-vendor-member',
  (input: Omit<VendorMemberChange, 'remove' | 'role'>) => {
    const before = changeVendorMemberStep(transform({ input }, ({ input }) => ({ ...input, remove: true })))
    const id = transform({ before }, ({ before }) => before.id)
    emitEventStep({
      eventName: VENDOR_MEMBER_EVENTS.removed,
      data: transform({ id }, ({ id }) => ({ id })),
    })
    const vendorMemberRemoved = createHook('vendorMemberRemoved', { before })
    return new WorkflowResponse(id, { hooks: [vendorMemberRemoved] })
  },
)

import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { VENDOR_MEMBER_EVENTS } from '@cityos/contracts'
import { changeVendorMemberStep, type VendorMemberChange } from './steps/change-vendor-member'

/** Gives somebody another role in their vendor; counts with their next request. @throws as {@link changeVendorMemberStep} */
export const updateVendorMemberWorkflow = createWorkflow(
  'update-vendor-member',
  (input: Omit<VendorMemberChange, 'remove'>) => {
    const before = changeVendorMemberStep(input)
    const id = transform({ before }, ({ before }) => before.id)
    emitEventStep({
      eventName: VENDOR_MEMBER_EVENTS.role_changed,
      data: transform({ id }, ({ id }) => ({ id })),
    })
    const vendorMemberUpdated = createHook('vendorMemberUpdated', { before })
    return new WorkflowResponse(id, { hooks: [vendorMemberUpdated] })
  },
)

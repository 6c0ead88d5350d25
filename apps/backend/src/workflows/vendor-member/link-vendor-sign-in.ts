import {
  createHook,
  createWorkflow,
  transform,
  when,
  WorkflowResponse,
} from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { VENDOR_MEMBER_EVENTS } from '@cityos/contracts'
import { linkVendorMembersStep, type VendorSignInToLink } from './steps/link-vendor-members'

/**
 * Makes whoever has proved an e-mail the member that it was invited to be, in every vendor of the tenant in scope.
 * From then on the account counts, whatever becomes of the e-mail.
 */
export const linkVendorSignInWorkflow = createWorkflow('link-vendor-sign-in', (input: VendorSignInToLink) => {
  const ids = linkVendorMembersStep(input)
  when({ ids }, ({ ids }) => ids.length > 0).then(() =>
    emitEventStep({
      eventName: VENDOR_MEMBER_EVENTS.joined,
      data: transform({ ids }, ({ ids }) => ids.map((id) => ({ id }))),
    }),
  )
  const vendorMembersJoined = createHook('vendorMembersJoined', { ids })
  return new WorkflowResponse(ids, { hooks: [vendorMembersJoined] })
})

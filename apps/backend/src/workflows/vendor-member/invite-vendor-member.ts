import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { VENDOR_MEMBER_EVENTS } from '@cityos/contracts'
import { checkVendorInvitationStep, type VendorInvitation } from './steps/check-vendor-invitation'
import { createVendorMemberStep } from './steps/create-vendor-member'
import { sendVendorInvitationStep } from './steps/send-vendor-invitation'

/**
 * Invites somebody to work for a vendor: they are in from their first sign-in with that e-mail.
 * @throws CityosError `not_found`, `forbidden`, `member_exists`.
 */
export const inviteVendorMemberWorkflow = createWorkflow(
  'invite-vendor-member',
  (input: VendorInvitation) => {
    const vendor = checkVendorInvitationStep(input)
    const member = createVendorMemberStep(
      transform({ input }, ({ input }) => ({
        vendorId: input.vendorId,
        email: input.email,
        role: input.role,
      })),
    )
    const { emailed } = sendVendorInvitationStep(
      transform({ member, vendor }, ({ member, vendor }) => ({ id: member.id, email: member.email, vendor })),
    )
    emitEventStep({
      eventName: VENDOR_MEMBER_EVENTS.invited,
      data: transform({ member }, ({ member }) => ({ id: member.id })),
    })
    const vendorMemberInvited = createHook('vendorMemberInvited', { member })
    return new WorkflowResponse(
      transform({ member, emailed }, ({ member, emailed }) => ({ id: member.id, emailed })),
      { hooks: [vendorMemberInvited] },
    )
  },
)

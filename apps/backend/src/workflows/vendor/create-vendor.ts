import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { VENDOR_EVENTS } from '@cityos/contracts'
import { createVendorMemberStep } from '../vendor-member/steps/create-vendor-member'
import { sendVendorInvitationStep } from '../vendor-member/steps/send-vendor-invitation'
import { createVendorRowStep, type NewVendor } from './steps/create-vendor-row'

/**
 * Makes a draft of a vendor in the tenant in scope, and invites who is to own it. Both or neither.
 * @throws CityosError `vendor_handle_taken`, `limit_exceeded`.
 */
export const createVendorWorkflow = createWorkflow('create-vendor', (input: NewVendor) => {
  const vendor = createVendorRowStep(input)
  const member = createVendorMemberStep(
    transform({ input, vendor }, ({ input, vendor }) => ({
      vendorId: vendor.id,
      email: input.owner.email,
      role: 'owner' as const,
    })),
  )
  const { emailed } = sendVendorInvitationStep(
    transform({ vendor, member }, ({ vendor, member }) => ({
      id: member.id,
      email: member.email,
      vendor: vendor.name,
    })),
  )
  emitEventStep({
    eventName: VENDOR_EVENTS.created,
    data: transform({ vendor }, ({ vendor }) => ({ id: vendor.id })),
  })
  const vendorCreated = createHook('vendorCreated', { vendor, member })
  return new WorkflowResponse(
    transform({ vendor, member, emailed }, ({ vendor, member, emailed }) => ({
      id: vendor.id,
      memberId: member.id,
      emailed,
    })),
    { hooks: [vendorCreated] },
  )
})

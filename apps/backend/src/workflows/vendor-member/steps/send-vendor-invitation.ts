import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { currentEnvironment } from '../../../env'
import { emailSomebody } from '../../email/email-somebody'
import { vendorInvitation } from '../../email/invitations'

interface Input {
  id: string
  email: string
  /** The vendor's name. */
  vendor: string
}

/** For a provider with templates of its own; its data are `email`, `vendor` and `portal_url`. */
const INVITATION_TEMPLATE = 'vendor-invitation'

/**
 * E-mails that somebody is invited when a provider for e-mails is configured; answers whether it did. The message
 * holds no secret: whoever signs in with the e-mail, and has proved it, is in.
 */
export const sendVendorInvitationStep = createStep(
  'send-vendor-invitation',
  async ({ id, email, vendor }: Input, { container }) => {
    const portal = currentEnvironment().VENDOR_PORTAL_URL ?? null
    const emailed = await emailSomebody(container, {
      to: email,
      template: INVITATION_TEMPLATE,
      resource_id: id,
      resource_type: 'vendor_member',
      data: { email, vendor, portal_url: portal },
      content: await vendorInvitation(container, vendor, portal),
    })
    return new StepResponse({ emailed })
  },
)

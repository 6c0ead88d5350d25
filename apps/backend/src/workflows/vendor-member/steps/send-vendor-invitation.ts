import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { currentEnvironment } from '../../../env'
import { emailSomebody } from '../../email/email-somebody'

interface Input {
  id: string
  email: string
  /** The vendor's name. */
  vendor: string
}

/** The template that a provider of e-mails has to know; its data are `email`, `vendor` and `portal_url`. */
const INVITATION_TEMPLATE = 'vendor-invitation'

/**
 * E-mails that somebody is invited when a provider for e-mails is configured; answers whether it did. The message
 * holds no secret: whoever signs in with the e-mail, and has proved it, is in.
 */
export const sendVendorInvitationStep = createStep(
  'send-vendor-invitation',
  async ({ id, email, vendor }: Input, { container }) => {
    const emailed = await emailSomebody(container, {
      to: email,
      template: INVITATION_TEMPLATE,
      resource_id: id,
      resource_type: 'vendor_member',
      data: { email, vendor, portal_url: currentEnvironment().VENDOR_PORTAL_URL ?? null },
    })
    return new StepResponse({ emailed })
  },
)
